import { ALL_KINDS, type KnownKind } from '../../src/kinds/all-kinds';
import { isCalled, pluralOf, resourceOf } from '../../src/kinds/resources';
import { listedFacts } from './listed-facts';

/* How kubectl names kinds, held against what it prints. A line is a kind, its resource, and its short names. */

const LISTED = listedFacts('names-for-kubectl.txt').map((line) => {
  const [kind = '', resource = '', ...short] = line.split(' ');
  return { kind, resource, short };
});

/** Not among the kinds whose fields are looked at, yet asked for. */
const OTHERS = ['Node'];

test('every kind has the names that kubectl gives it', () => {
  const own = ALL_KINDS.map(({ name, short }) => [name, resourceOf(name), ...short].join(' '));
  const listed = LISTED.filter(({ kind }) => !OTHERS.includes(kind)).map(({ kind, resource, short }) =>
    [kind, resource, ...short].join(' '),
  );
  expect(own.sort()).toEqual(listed.sort());
});

test('plurals are those of Kubernetes', () => {
  expect(LISTED.map(({ kind }) => pluralOf(kind))).toEqual(LISTED.map(({ resource }) => resource.split('.')[0]));
});

test.each(LISTED)('$kind is called by each of its names, and by no other kind’s', ({ kind, resource, short }) => {
  const names = [kind, kind.toLowerCase(), kind.toUpperCase(), resource.split('.')[0] ?? '', ...short];
  expect(names.filter((name) => !isCalled(kind, name) && !(OTHERS.includes(kind) && short.includes(name)))).toEqual([]);
  const others = ALL_KINDS.filter(({ name }) => name !== kind);
  expect(others.filter(({ name }) => names.some((each) => isCalled(name, each)))).toEqual([]);
});

test('a kind that is not known has no short name', () => {
  expect(isCalled('Widget', 'widgets')).toBe(true);
  expect(isCalled('Widget', 'wi')).toBe(false);
});

test('a resource names its group, but for the first of all', () => {
  const kinds: readonly KnownKind[] = ['Pod', 'Ingress'];
  expect(kinds.map(resourceOf)).toEqual(['pods', 'ingresses.networking.k8s.io']);
});
