import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ApiServer } from './harness/api-server';
import { drawn, howToRepeat, runs } from './harness/options';
import { expectPage } from './harness/pages';
import { namespaceFor } from './harness/run';
import { addresses } from './values/addresses';
import { explains, type Judgement, judgedInputs, type Outcome, unexplained } from './values/agreement';
import { differencesPage } from './values/differences-page';
import { ingress } from './values/ingress';
import type { JudgedValue } from './values/judged-value';
import { names } from './values/names';
import { pods } from './values/pods';
import { ports } from './values/ports';
import { reportOf } from './values/report';

/*
 * Whatever src/values takes or refuses, the API server takes or refuses, in the field where it matters. Inputs are drawn
 * near the border between good and bad. Where we differ on purpose, it is written down, with the reason.
 */

const VALUES: readonly JudgedValue[] = [...names, ...ports, ...addresses, ...ingress, ...pods];

const SOURCES = join(__dirname, '..', '..', 'src', 'values');

/** Inputs per value, of which some come up several times and are judged once. */
const INPUTS = 1500;

/** As many disagreements as a failure shows. */
const SHOWN = 10;

const server = new ApiServer();
let namespace: string;
const judgements = new Map<JudgedValue, readonly Judgement[]>();

beforeAll(async () => {
  namespace = await namespaceFor(server, 'values');
});

afterAll(() => {
  process.stdout.write(`${reportOf(judgements)}\nTo repeat it: ${howToRepeat}\n`);
});

test.each(VALUES.map((value) => [value.value, value.field, value] as const))(
  '%s and the server agree on %s',
  async (_, __, value) => {
    const judged = await judgedInputs(server, namespace, value, drawn(value.inputs, runs(INPUTS)));
    judgements.set(value, judged);
    expect(unexplained(judged, value.exceptions).slice(0, SHOWN)).toEqual([]);
    // Inputs of one kind only would show nothing.
    const outcomes = new Set<Outcome>(judged.map(({ outcome }) => outcome));
    expect(outcomes).toContain('both accept');
    expect(outcomes).toContain('both refuse');
  },
);

test.each(
  VALUES.flatMap((value) =>
    (value.exceptions ?? []).map(
      (exception) => [value.value, value.field, exception.sample, value, exception] as const,
    ),
  ),
)('%s of %s still differs on %p', async (_, __, sample, value, exception) => {
  const [judgement] = await judgedInputs(server, namespace, value, [sample]);
  expect([judgement, explains(exception, judgement)]).toEqual([judgement, true]);
});

test('the differences are written down', () => {
  expectPage(join(__dirname, 'where-we-differ.md'), differencesPage(VALUES));
});

/** The files of src/values that no field shows, each with the reason. */
const IN_NO_FIELD: Readonly<Record<string, string>> = {
  'address-pool.ts': 'fields of MetalLB, whose kinds the server does not have',
  'attributes.ts': 'the inside of an annotation, which the server does not look into',
  'certificate-names.ts': 'the inside of a certificate, which the server does not look into',
  'cluster-domain.ts': 'names of Services, which are in no field of their own',
  'cluster-ip.ts': 'an address that only a server with that range takes; judged as part of the drawn Services',
  'complaint.ts': 'what parsers answer',
  'confidential.ts': 'the same parsers, with other words',
  'database-name.ts': 'what database servers take, which the API server does not know',
  'domain-prefixed-path.ts':
    'names of controllers, which the examples of forbidden-ingress-class and the drawn policies show',
  'external-dns-names.ts': 'the inside of an annotation, which the server does not look into',
  'field.ts': 'how manifests are read',
  'foreign-object.ts': 'how parsers look at objects',
  'host-name.ts': 'judged as host and as externalName',
  'hostnames.ts': 'which names of hosts have something in common',
  'http-header.ts': 'judged as part of the drawn Gateways',
  'ip-syntax.ts': 'judged as endpointAddress',
  'kubelet-expansion.ts': 'texts of commands, which the server does not look into',
  'kubernetes-version.ts': 'the version of the server, which is in no manifest',
  'likeness.ts': 'the cure in a sentence',
  'loopback.ts': 'what addresses mean, which the server does not ask',
  'member.ts': 'enums of the constructs, of which manifests hold the values',
  'near-miss.ts': 'the cure in a sentence',
  'number-likeness.ts': 'the cure in a sentence',
  'object-reference.ts': 'reads objects of cdk8s-plus',
  'on-first-use.ts': 'when tables are made',
  'parser.ts': 'what parsers are made of',
  'password-text.ts': 'the inside of a Secret, which the server does not look into',
  'pattern-cost.ts': 'how long a regular expression may take, which the server does not ask',
  'pattern-escape.ts': 'a text for a regular expression, which is in no manifest',
  'pattern-sample.ts': 'a text that a trace asks for, which is in no manifest',
  'pull-policy.ts': 'what Kubernetes assumes, which the examples show',
  'repeated.ts': 'what parsers of lists are made of',
  'told-cluster.ts': 'keys of construct metadata, which are in no manifest',
  'told-fault.ts': 'keys of construct metadata, which are in no manifest',
  'wording.ts': 'the words in a sentence',
  'wrapped-host.ts': 'the cure in a sentence',
};

test('every file of src/values is judged, or there is a reason why not', () => {
  const judged = new Set(VALUES.map(({ value }) => value.split('.')[0]));
  const unjudged = readdirSync(SOURCES).filter(
    (file) => !Object.keys(require(join(SOURCES, file))).some((name) => judged.has(name)),
  );
  expect(unjudged.sort()).toEqual(Object.keys(IN_NO_FIELD));
});
