import { Construct } from 'constructs';
import fc from 'fast-check';
import * as library from '../../src';
import { ApiServer } from './harness/api-server';
import { factor, howToRepeat, runs, seed } from './harness/options';
import { namespaceFor } from './harness/run';
import { headlessStatefulDb } from './patterns/databases';
import type { DrawnPattern } from './patterns/drawn-pattern';
import { manualEndpointsService } from './patterns/endpoints';
import { gateways } from './patterns/gateways';
import { httpIngress, tlsIngress } from './patterns/ingresses';
import { manifestsOf, objectionsTo } from './patterns/judgement';
import { loadBalancers } from './patterns/load-balancers';
import { REGRESSIONS } from './patterns/regressions';
import { services } from './patterns/services';

/*
 * Whatever a constructor of ours accepts, the API server accepts as it is written, without a warning. Props are drawn from the legal and a
 * part of the illegal range; drafts that we refuse do not count.
 */

const PATTERNS: readonly DrawnPattern[] = [
  ...services,
  manualEndpointsService,
  ...loadBalancers,
  tlsIngress,
  httpIngress,
  ...gateways,
  headlessStatefulDb,
];

/** Drafts of each pattern that we accept. */
const ACCEPTED_DRAFTS = 1000;

/** As many drafts may be refused for each that is accepted. */
const REFUSED_FOR_EACH = 20;

/**
 * As long as one pattern may be judged, in milliseconds. Making a refused draft smaller asks the server thousands of times, and what Jest has
 * given up goes on behind the tests that follow; the smallest draft found so far is told all the same.
 */
const LONGEST_SEARCH = 240_000;

const server = new ApiServer();
let namespace: string;
const judged = new Map<string, number>();
const refused = new Map<string, number>();

beforeAll(async () => {
  namespace = await namespaceFor(server, 'patterns');
});

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
});

afterAll(() => {
  const lines = [...judged].map(
    ([name, objects]) =>
      `${String(objects).padStart(7)} objects of ${name}, beside ${refused.get(name) ?? 0} drafts that we refuse`,
  );
  process.stdout.write(`\n${lines.join('\n')}\nTo repeat it: ${howToRepeat}\n`);
});

test.each(PATTERNS.map((pattern) => [pattern.name, pattern] as const))(
  'what %s accepts, the server accepts',
  async (name, pattern) => {
    const property = fc.asyncProperty(pattern.drafts, async (draft) => {
      const manifests = manifestsOf(pattern, draft, namespace);
      if (manifests === undefined) {
        count(refused, name, 1);
      }
      fc.pre(manifests !== undefined);
      expect(await objectionsTo(server, manifests)).toEqual([]);
      count(judged, name, manifests.length);
    });
    await fc.assert(property, {
      numRuns: runs(ACCEPTED_DRAFTS),
      seed,
      maxSkipsPerRun: REFUSED_FOR_EACH,
      interruptAfterTimeLimit: LONGEST_SEARCH * factor,
      markInterruptAsFailure: true,
    });
  },
);

test('every pattern of the library is drawn', () => {
  const constructs = Object.values<any>(library).filter((exported) => exported.prototype instanceof Construct);
  const abstract = ['ServicePattern', 'ProxiedService'];
  // The Services of a database's clients, which the drawn databases make.
  const made = ['DatabaseEndpoint'];
  expect([...PATTERNS, ...[...abstract, ...made].map((name) => ({ name }))].map(({ name }) => name).sort()).toEqual(
    constructs.map(({ name }) => name).sort(),
  );
});

test('more than 3000 objects were judged', () => {
  expect([...judged.values()].reduce((sum, objects) => sum + objects, 0)).toBeGreaterThan(3000);
});

test.each(REGRESSIONS)('$pattern no longer makes what the server refused: $words', async ({ pattern, draft }) => {
  const drawn = PATTERNS.find(({ name }) => name === pattern);
  const manifests = drawn && manifestsOf(drawn, draft, namespace);
  expect(await objectionsTo(server, manifests ?? [])).toEqual([]);
});

function count(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}
