import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { check } from '../../src/check/check';
import { Cluster } from '../../src/model/cluster/cluster';
import { readObjects } from '../../src/model/objects/read';
import { headlessStatefulDb } from '../api-server/patterns/databases';
import { manualEndpointsService } from '../api-server/patterns/endpoints';
import { gateways } from '../api-server/patterns/gateways';
import { httpIngress, tlsIngress } from '../api-server/patterns/ingresses';
import { manifestsOf } from '../api-server/patterns/judgement';
import { loadBalancers } from '../api-server/patterns/load-balancers';
import { services } from '../api-server/patterns/services';
import { judgedChart, lines } from '../support/judge';
import { unwrittenApp } from '../support/synth';
import { draws } from '../support/thoroughness';

/*
 * Patterns and rules share no code beyond the grammar of values, and agree all the same: no rule finds anything in what
 * a pattern makes.
 */

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const FILES = readdirSync(EXAMPLES).filter((file) => file.endsWith('.ts') && file !== 'main.ts');

function chartIn(app: App, file: string): Chart {
  const [Example] = Object.values<new (app: App, id: string) => Chart>(require(join(EXAMPLES, file)));
  return new (Example ?? Chart)(app, file.replace('.ts', ''));
}

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
});

test.each(FILES)('nothing is found in examples/%s', (file) => {
  const { findings } = judgedChart(chartIn(unwrittenApp(), file));
  expect(lines(findings)).toEqual([]);
});

test('nothing is found in all examples together', () => {
  const app = unwrittenApp();
  const manifests = FILES.map((file) => chartIn(app, file)).flatMap((chart) => chart.toJson());
  expect(lines(check(new Cluster(readObjects(manifests))).findings)).toEqual([]);
});

const PATTERNS = [
  ...services,
  manualEndpointsService,
  ...loadBalancers,
  tlsIngress,
  httpIngress,
  ...gateways,
  headlessStatefulDb,
];

/** Warnings about what a draft asks for by name, which a pattern makes without a word. */
const WISHES: Readonly<Record<string, string>> = {
  'unreachable-local-traffic': 'internalTrafficPolicy: Local is right where each node has a client and a pod',
  'mismatched-reference-kind': 'a ResourceBackend is of a kind that some controller knows, and here nobody does',
  'mismatched-port-protocol':
    'the name of a port is drawn without a look at its protocol, and is the name that was asked for',
  'missing-listener-certificate':
    'a controller may find certificates by itself, and the drawn names of classes tell of none',
  'missing-replicas': 'no replicas are a number that was asked for',
  'deprecated-endpoints': 'EndpointsForm.LEGACY_ENDPOINTS is there for clusters and tools that read nothing else',
};

/** Errors that a drawn text may earn, of which a pattern cannot know that nobody means them. */
const CHANCE: Readonly<Record<string, string>> = {
  'unreachable-path-pattern': 'a path with ".*" or a backslash is drawn to try the limits, is legal, and means itself',
};

/** What a draft makes; nothing where it is refused, by us or by cdk8s-plus. */
function made(pattern: (typeof PATTERNS)[number], draft: unknown): unknown[] | undefined {
  try {
    return manifestsOf(pattern, draft, 'shop');
  } catch {
    return undefined;
  }
}

test.each(PATTERNS.map((pattern) => [pattern.name, pattern] as const))(
  'nothing is found in what %s makes of random properties',
  (_, pattern) => {
    const property = fc.property(pattern.drafts, (draft) => {
      jest.mocked(console.warn).mockClear();
      const manifests = made(pattern, draft);
      fc.pre(manifests !== undefined);
      const { findings } = check(new Cluster(readObjects(manifests)));
      // What a pattern itself warns of may well be found.
      const isWarned = jest.mocked(console.warn).mock.calls.length > 0;
      const surprising = findings
        .filter(({ rule }) => !(rule in CHANCE))
        .filter(({ severity, rule }) => severity === 'error' || !(isWarned || rule in WISHES));
      expect(lines(surprising)).toEqual([]);
    });
    fc.assert(property, { numRuns: draws(300), maxSkipsPerRun: 20 });
  },
);
