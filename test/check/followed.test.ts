import { check } from '../../src/check/check';
import { RULES } from '../../src/check/rules';
import { placeNamed } from '../../src/trace/place';
import { targetNamed } from '../../src/trace/target';
import { trace } from '../../src/trace/trace';
import { isComplaint } from '../../src/values/complaint';
import { clusterOf } from '../support/judge';

/*
 * A finding may name the request that goes wrong by it. A trace of that request ends where the finding says, and says why.
 */

/** The findings of each rule about its own bad examples that name a request. */
const followed = RULES.flatMap(({ id, bad, says, more = [] }) =>
  [{ bad, says }, ...more].flatMap((example, i) => {
    const cluster = clusterOf(example.bad);
    const findings = check(cluster).findings.filter(({ rule, request }) => rule === id && request !== undefined);
    return findings.map((finding) => [`${id}, example ${i}`, cluster, finding] as const);
  }),
);

test.each(followed)('%s', (_, cluster, { request }) => {
  const [from, to] = [placeNamed(cluster, request?.from), targetNamed(cluster, request?.to)];
  if (isComplaint(from) || isComplaint(to)) {
    throw new Error(`${request?.from} to ${request?.to} is no request`);
  }
  const ends = trace(cluster, from, to).paths.map(({ outcome }) => outcome.is);
  expect(ends).not.toContain('delivered');
  expect(ends).not.toContain('unknown');
});

test('rules about what pods are told to connect to name one', () => {
  expect([...new Set(followed.map(([, , { rule }]) => rule))].sort()).toEqual([
    'missing-host-namespace',
    'missing-named-pod',
    'missing-named-port',
    'missing-named-service',
    'uncovered-connection',
  ]);
});
