/*
 * What is silent about a manifest that has nothing to do with it proves nothing: each rule looks at something in the set-ups about
 * which it is silent.
 */
import { RULES } from '../../src/check/rules';
import { DEFAULT_TARGET } from '../../src/kinds/language/target';
import { clusterOf, objectsOf } from '../support/judge';

/** Rules whose `on` has decided already, so that it chooses nothing where they are silent, by what it goes by. */
const DECIDED_BY_ON: Readonly<Record<string, readonly string[]>> = {
  'the walk through all shapes, which finds what the API server refuses': [
    'duplicate-entry',
    'forbidden-address',
    'forbidden-combination',
    'forbidden-field-type',
    'forbidden-gateway-hostname',
    'forbidden-ingress-backend',
    'forbidden-ingress-class',
    'forbidden-ingress-host',
    'forbidden-ingress-path',
    'forbidden-ingress-reference',
    'forbidden-label',
    'forbidden-listener-field',
    'forbidden-name',
    'forbidden-port-name',
    'forbidden-qualified-name',
    'forbidden-unknown-field',
    'forbidden-value',
    'missing-field',
    'missing-ingress-rule',
    'outside-range-length',
    'outside-range-number',
    'outside-range-port',
  ],
  'the walk through all annotations, which finds the wrong ones': [
    'ignored-annotation-name',
    'ignored-annotation-place',
    'mismatched-annotation-pair',
    'mismatched-annotation-value',
  ],
  'a comparison of all of a kind, which finds rivals': [
    'duplicate-default-class',
    'duplicate-route-kind',
    'duplicate-route-match',
  ],
  'a walk through all texts, which finds those that name hosts, keys and ports': [
    'duplicate-key',
    'mismatched-listening-port',
    'missing-named-port',
    'missing-named-service',
    'missing-proxied-service',
    'missing-referenced-service',
    'unreachable-cluster-dns',
    'unreachable-localhost',
    'unreachable-loopback',
  ],
  'who else has a hand in the object, or what it is set to': [
    'deprecated-endpoints',
    'deprecated-service-setting',
    'forbidden-secret-data',
    'ignored-headless-port',
    'ignored-readiness-probe',
    'missing-entry-point',
    'missing-ingress-address',
    'missing-pod-selector',
    'missing-readiness-probe',
    'uncovered-challenge',
  ],
};

/** Rules that are silent about kinds of which no example of theirs is, and why. */
const OF_OTHER_KINDS = {
  'forbidden-name': 'objects of all kinds have names',
  'missing-pod-selector': 'that it is of another kind is what makes it right',
  'missing-referenced-service': 'a hundred kinds name Services',
};

const all = RULES.flatMap(({ id, silent, on, bad, more = [] }) => {
  const kinds = new Set([bad, ...more.map((each) => each.bad)].flatMap(objectsOf).map(({ kind }) => kind));
  return silent.map(({ manifests }) => ({
    id,
    manifests,
    kinds,
    isLookedAt: on(clusterOf(manifests), DEFAULT_TARGET).length > 0,
  }));
});

test('rules look at something in the set-ups about which they are silent, but for those whose choice is the judgement', () => {
  const passedOver = new Set(all.filter(({ isLookedAt }) => !isLookedAt).map(({ id }) => id));
  expect([...passedOver]).toEqual(Object.values(DECIDED_BY_ON).flat().sort());
});

test('what they pass over is of a kind in which they find the mistake', () => {
  const strange = all
    .filter(({ isLookedAt }) => !isLookedAt)
    .filter(({ manifests, kinds }) => !objectsOf(manifests).some(({ kind }) => kinds.has(kind)));
  expect([...new Set(strange.map(({ id }) => id))]).toEqual(Object.keys(OF_OTHER_KINDS));
});
