import { isCostly } from '../../src/values/pattern-cost';

test.each([
  ['/', 1000],
  ['/shop(/|$)(.*)', 1000],
  [String.raw`/api/v[12]/(\d+)/?`, 100],
  ['/(?:orders|carts)/[^/]+/items/[^/]+', 100],
  ['/a[(*+|]b', 1000],
  ['/a{3}', 100],
])('%s is tried in few ways', (pattern, length) => {
  expect(isCostly(pattern, length)).toBe(false);
});

test.each([
  ['(a+)+$', 30],
  ['(a|a)*$', 30],
  ['(?:a?){30}a{30}$', 30],
  ['/((a*)b?)*c', 30],
  ['.*.*.*.*x', 100],
  [String.raw`(a+)\1`, 30],
  ['a?'.repeat(30), 30],
])('%s may keep one busy', (pattern, length) => {
  expect(isCostly(pattern, length)).toBe(true);
});

test('what is no pattern has an answer too', () => {
  for (const pattern of ['(', ')', '[', ']', '(?<', '{', '\\', '*', '|', ')+', '((((', '(?:)*', '']) {
    expect(typeof isCostly(pattern, 10)).toBe('boolean');
  }
});
