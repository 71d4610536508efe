import { kindOf, listed, measured, quoted, shown } from '../../src/values/wording';

class Certificate {
  constructor(readonly key: string) {}
}

const revoked = Proxy.revocable([], {});
revoked.revoke();
const throwing = new Proxy(
  {},
  {
    getPrototypeOf: () => {
      throw new Error('no prototype');
    },
  },
);
const lyingList = new Proxy([], { get: () => ({}) });

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'nothing'],
  ['null', null, 'null'],
  ['a text', 'web', '"web"'],
  ['an empty text', '', 'an empty text'],
  ['a number', 8080, '8080'],
  ['minus zero', -0, '0'],
  ['what is not a number', Number.NaN, 'not a number'],
  ['infinity', Number.POSITIVE_INFINITY, 'Infinity'],
  ['true', true, 'true'],
  ['a bigint', 10n, 'a bigint'],
  ['a symbol', Symbol('secret'), 'a symbol'],
  ['a function', () => 'secret', 'a function'],
  ['an object', { password: 'secret' }, 'an object'],
  ['an object without a prototype', Object.create(null), 'an object'],
  ['an object of a class', new Certificate('secret'), 'an object of class Certificate'],
  ['a list', ['secret', 'secret'], 'a list of 2'],
  ['an empty list', [], 'an empty list'],
  ['a revoked Proxy', revoked.proxy, 'an object'],
  ['a Proxy that throws', throwing, 'an object'],
  ['a list that lies about its length', lyingList, 'an object of class Array'],
])('%s is shown without its inside', (_, value, wording) => {
  expect(shown(value)).toBe(wording);
});

test('control characters and quotes in a text are escaped', () => {
  expect(quoted('a"\n\u0000')).toBe('"a\\"\\n\\u0000"');
});

test('a text is quoted in full up to 80 characters', () => {
  expect(quoted('a'.repeat(80))).toBe(`"${'a'.repeat(80)}"`);
  expect(quoted('a'.repeat(81))).toBe(`"${'a'.repeat(80)}"… of 81 characters`);
});

test('the length of a text is told once, where it is what is wrong', () => {
  expect(measured('abc', 3)).toBe('"abc"');
  expect(measured('abcd', 3)).toBe('"abcd" of 4 characters');
  expect(measured('a'.repeat(81), 3)).toBe(`"${'a'.repeat(80)}"… of 81 characters`);
  expect(measured(12345, 3)).toBe('12345');
});

test('a text that may be a secret is named, not repeated', () => {
  expect(['hunter2', '', 7, undefined].map(kindOf)).toEqual(['a text', 'an empty text', '7', 'nothing']);
});

test.each<[string[], string]>([
  [[], 'nothing'],
  [['a'], 'a'],
  [['a', 'b'], 'a or b'],
  [['a', 'b', 'c'], 'a, b or c'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d or e'],
  [['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d, e or 1 more'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 'a, b, c, d, e or 3 more'],
])('%j are listed in full up to five', (words, list) => {
  expect(listed(words)).toBe(list);
});

test('a list takes another conjunction, however long it is', () => {
  expect(listed(['a', 'b'], 'and')).toBe('a and b');
  expect(listed([...'abcdefg'], 'and')).toBe('a, b, c, d, e and 2 more');
});
