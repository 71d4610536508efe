import { RULES } from '../../src/check/rules';
import { CLIENTS } from '../packets/rules/clients';
import { ENDPOINTS } from '../packets/rules/endpoints';
import { NAMES } from '../packets/rules/names';
import { NOT_SEEN } from '../packets/rules/not-seen';
import { POLICIES } from '../packets/rules/policies';
import { PORTS_AND_PODS } from '../packets/rules/ports-and-pods';
import { INGRESSES, ROUTES } from '../packets/ways-in/rules/cases';

/*
 * What a rule says of requests is seen in packets, or the reason is written down why it is not.
 */

const seen = new Set(
  [CLIENTS, ENDPOINTS, NAMES, POLICIES, PORTS_AND_PODS, INGRESSES, ROUTES].flatMap((cases) =>
    cases.map(({ rule }) => rule),
  ),
);
const unseen = Object.values(NOT_SEEN).flat();

/** A rule about what the API server refuses, which is asked itself: test/api-server. */
const isAskedOfServer = (because: string) => /\bAPI server (refuses|cannot|serves|answers)/.test(because);

test('each rule is seen in packets, or has its reason why it is not', () => {
  const without = RULES.filter(
    ({ id, because }) => !seen.has(id) && !unseen.includes(id) && !isAskedOfServer(because),
  ).map(({ id }) => id);
  expect(without).toEqual([]);
});

test('no reason is given twice, for a rule that is seen, or for none', () => {
  const ids = new Set(RULES.map(({ id }) => id));
  expect(unseen.filter((id, i) => seen.has(id) || !ids.has(id) || unseen.indexOf(id) !== i)).toEqual([]);
  expect([...seen].filter((id) => !ids.has(id))).toEqual([]);
});
