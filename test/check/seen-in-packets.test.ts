import { CLIENTS } from '../packets/rules/clients';
import { ENDPOINTS } from '../packets/rules/endpoints';
import { NAMES } from '../packets/rules/names';
import { NOT_SEEN } from '../packets/rules/not-seen';
import { POLICIES } from '../packets/rules/policies';
import { PORTS_AND_PODS } from '../packets/rules/ports-and-pods';
import { REQUESTS } from '../packets/ways-in/rules/cases';
import { EXAMPLES, REFUSED_EXAMPLES } from '../support/refused-examples';

/*
 * What an example of a rule says of requests is seen in packets, or the reason is written down why it is not. What the
 * API server refuses is asked of itself: test/api-server/refused-examples.test.ts.
 */

const names = EXAMPLES.map(({ name }) => name);

const refused = REFUSED_EXAMPLES.map(({ name }) => name);

const seen = [CLIENTS, ENDPOINTS, NAMES, POLICIES, PORTS_AND_PODS, REQUESTS].flatMap((cases) =>
  cases.map(({ rule, example = 0 }) => `${rule}#${example}`),
);

const unseen = Object.values(NOT_SEEN).flat().flatMap(spelledOut);

/** `id#2` is one example, and `id#0-2` are three. */
function spelledOut(entry: string): string[] {
  const [, id, first, last] = /^([a-z-]+)#(\d+)-(\d+)$/.exec(entry) ?? [];
  return id === undefined
    ? [entry]
    : Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => `${id}#${Number(first) + i}`);
}

test('each example of each rule is seen in packets, or has its reason why it is not', () => {
  const accounted = [...seen, ...unseen, ...refused];
  expect(names.filter((name) => !accounted.includes(name))).toEqual([]);
});

test('no reason is given twice, for an example that is seen or refused, or for none', () => {
  const accounted = [...unseen, ...new Set(seen), ...refused];
  expect(accounted.filter((name, i) => accounted.indexOf(name) !== i)).toEqual([]);
  expect(accounted.filter((name) => !names.includes(name))).toEqual([]);
});
