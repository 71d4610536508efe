import { Chart, Testing } from 'cdk8s';
import { ExternalAlias, NetworkChecks } from '../src';
import { RULES } from '../src/check/rules';
import { networkMatchers, type RuleId } from '../src/jest';
import { shopChart } from './support/synth';
import { diagnosticsOf } from './types/type-check';

const GOOD =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: db\nspec:\n  type: ExternalName\n  externalName: db.example.com\n';
const BAD = GOOD.replace('db.example.com', '10.0.0.7');
const DOUBTFUL = `${GOOD}  sessionAffinity: ClientIP\n`;
const [GOOD_OBJECT, BAD_OBJECT] = ['db.example.com', '10.0.0.7'].map((externalName) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'db' },
  spec: { type: 'ExternalName', externalName },
}));

/** A chart with one Service, whose address stands where its name should. */
function brokenChart(): Chart {
  const chart = shopChart();
  const { service } = new ExternalAlias(chart, 'db', { externalName: 'db.example.com' });
  service.metadata.addAnnotation('team', 'shop');
  const object = service.node.tryFindChild('Resource') as unknown as { addJsonPatch(patch: unknown): void };
  const { JsonPatch } = require('cdk8s');
  object.addJsonPatch(JsonPatch.replace('/spec/externalName', '10.0.0.7'));
  return chart;
}

/** What a matcher tells the author of a test. */
function told(matcher: () => void): string {
  try {
    matcher();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the matcher was content');
}

test('importing the door teaches expect', () => {
  expect(GOOD).toPassNetworkChecks();
  expect(BAD).not.toPassNetworkChecks();
});

test('YAML, one manifest, several, charts and apps can be judged', () => {
  for (const good of [
    GOOD,
    GOOD_OBJECT,
    [GOOD_OBJECT],
    Testing.synth(goodChart()),
    goodChart(),
    goodChart().node.root,
  ]) {
    expect(good).toPassNetworkChecks();
  }
  for (const bad of [BAD, BAD_OBJECT, [GOOD_OBJECT, BAD_OBJECT], brokenChart(), brokenChart().node.root]) {
    expect(bad).not.toPassNetworkChecks();
  }
});

function goodChart(): Chart {
  const chart = shopChart();
  new ExternalAlias(chart, 'db', { externalName: 'db.example.com' });
  return chart;
}

test('a failure shows the line and what comes of it', () => {
  expect(told(() => expect(BAD).toPassNetworkChecks())).toBe(`expect(received).toPassNetworkChecks()

Service default/db
  error unreachable-external-name
  Service default/db spec.externalName: found the IP address "10.0.0.7", expected a DNS name; for an address, write a Service without a selector and an EndpointSlice
    --> received:7:3
  7 |   externalName: 10.0.0.7
    |   ^
  An alias is to end at a name that has addresses: of an address, or of itself, the DNS server has none to answer with.`);
});

test('a failure of a chart names the construct', () => {
  expect(told(() => expect(brokenChart()).toPassNetworkChecks())).toContain(
    '\n\nshop/db\n  error unreachable-external-name\n',
  );
});

test('a chart is judged with its app, and told on alone', () => {
  const chart = brokenChart();
  const other = new Chart(chart.node.root, 'other');
  new ExternalAlias(other, 'mail', { externalName: 'mail.example.com' });
  expect(other).toPassNetworkChecks();
  expect(chart).not.toPassNetworkChecks();
});

test('the other way round, a failure says how much was judged', () => {
  expect(told(() => expect(GOOD).not.toPassNetworkChecks())).toBe(
    'expect(received).not.toPassNetworkChecks()\n\nnothing found in 1 object',
  );
});

test('warnings pass, unless one is strict', () => {
  expect(DOUBTFUL).toPassNetworkChecks();
  expect(DOUBTFUL).not.toPassNetworkChecks({ strict: true });
});

test('one rule can be asked for', () => {
  expect(BAD).toHaveNetworkFinding('unreachable-external-name');
  expect(BAD).not.toHaveNetworkFinding('ignored-session-affinity');
  expect(DOUBTFUL).toHaveNetworkFinding('ignored-session-affinity');
  expect(told(() => expect(GOOD).toHaveNetworkFinding('unreachable-external-name'))).toBe(
    "expect(received).toHaveNetworkFinding('unreachable-external-name')\n\nnothing found in 1 object",
  );
});

test('rules follow the version of Kubernetes', () => {
  const endpoints = '{apiVersion: v1, kind: Endpoints, metadata: {name: db}}';
  expect(endpoints).toHaveNetworkFinding('deprecated-endpoints');
  expect(endpoints).not.toHaveNetworkFinding('deprecated-endpoints', { kubernetes: '1.32' });
});

test('it gets along with the checks of an app', () => {
  const chart = brokenChart();
  NetworkChecks.on(chart.node.root);
  expect(chart).not.toPassNetworkChecks();
});

test.each<[string, unknown, string]>([
  [
    'nothing',
    undefined,
    'expect(received): found nothing, expected an app, a chart, manifests or YAML with at least one object; pass one of these',
  ],
  [
    'an empty list',
    [],
    'expect(received): found an empty list, expected an app, a chart, manifests or YAML with at least one object; pass one of these',
  ],
  [
    'a path',
    'dist/shop.k8s.yaml',
    'expect(received): found a text without manifests, expected an app, a chart, manifests or YAML; pass what the file holds, not its name',
  ],
  [
    'an empty chart',
    shopChart(),
    'expect(received): found an object of class Chart, expected an app, a chart, manifests or YAML with at least one object; pass one of these',
  ],
])('%s is no manifest, whichever way round a test is meant', (_, received, sentence) => {
  expect(told(() => expect(received).toPassNetworkChecks())).toBe(sentence);
  expect(told(() => expect(received).not.toPassNetworkChecks())).toBe(sentence);
});

test('broken YAML and misspelt names are told in a sentence', () => {
  expect(told(() => expect('kind: [').not.toPassNetworkChecks())).toContain('received:1:8: found broken YAML');
  expect(told(() => expect(GOOD).toPassNetworkChecks({ strikt: true } as object))).toBe(
    'toPassNetworkChecks: found the unknown property "strikt", expected kubernetes or strict; did you mean "strict"?',
  );
  expect(told(() => expect(BAD).not.toHaveNetworkFinding('unreachable-externalname' as RuleId))).toContain(
    'did you mean "unreachable-external-name"?',
  );
});

test('the matchers are plain functions', () => {
  expect(networkMatchers.toPassNetworkChecks(GOOD)).toMatchObject({ pass: true });
});

test.each([
  ["jest's global expect", '/// <reference types="jest" />\nimport "cdk8s-service-patterns/jest";'],
  ['the expect of @jest/globals', 'import { expect } from "@jest/globals";\nimport "cdk8s-service-patterns/jest";'],
])('the compiler knows the matchers of %s', (_, imports) => {
  const found = diagnosticsOf({
    right: `${imports}
      expect('').toPassNetworkChecks();
      expect('').not.toPassNetworkChecks({ strict: true, kubernetes: '1.36' });
      expect('').toHaveNetworkFinding('missing-target-port');`,
    wrong: `${imports}\nexpect('').toPassNetworkChecks({ strikt: true });`,
    misspelt: `${imports}\nexpect('').toHaveNetworkFinding('missing-targetport');`,
    computed: `${imports}\nexpect('').toHaveNetworkFinding('missing-' + 'target-port');`,
  });
  expect(found.get('right')).toEqual([]);
  const misspelt = '"missing-targetport"\' is not assignable to parameter of type';
  expect(found.get('misspelt')).toEqual([expect.stringContaining(misspelt)]);
  expect(found.get('computed')).toEqual([expect.stringContaining("type 'string' is not assignable")]);
  expect(found.get('wrong')).toEqual([expect.stringContaining("'strikt' does not exist in type")]);
});

test('the compiler knows the id of every rule, and no other', () => {
  const RULE = "import type { RuleId } from 'cdk8s-service-patterns/jest';";
  const ids = RULES.map(({ id }) => `'${id}'`).join(' | ');
  const found = diagnosticsOf({
    all: `${RULE}\nexport const id: RuleId = '' as ${ids};`,
    only: `${RULE}\nexport const id: ${ids} = '' as RuleId;`,
  });
  expect([...found.values()]).toEqual([[], []]);
});
