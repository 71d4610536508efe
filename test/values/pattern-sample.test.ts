import fc from 'fast-check';
import { sampleOf } from '../../src/values/pattern-sample';

test.each([
  ['/', '/'],
  ['/shop(/|$)(.*)', '/shop/'],
  ['/shop(/.*)?', '/shop'],
  ['/sh.p', '/shap'],
  [String.raw`/api/v[12]/(\d+)/?`, '/api/v1/0'],
  ['/(?:orders|carts)/[^/]+/items/[^a0]{2}', '/orders/a/items/--'],
  [String.raw`^/a\.json$`, '/a.json'],
  ['(?<name>ab){2,}c+?', 'ababc'],
  ['/((a|b)c)?d', '/d'],
  ['yes', 'yes'],
  ['.+', 'a'],
  ['', ''],
])('%s', (pattern, sample) => {
  expect(sampleOf(pattern)).toBe(sample);
});

test.each(['/(?!admin).+', '((((a{999}){999}){999}){999})', '/'.repeat(9999), '(', '[', '(a+)+$', String.raw`(a)\1`])(
  '%s has none that is found',
  (pattern) => {
    expect(sampleOf(pattern)).toBeUndefined();
  },
);

test('whatever is found fits', () => {
  const piece = fc.constantFrom(
    '/',
    'a',
    '.',
    '(',
    ')',
    '|',
    '?',
    '*',
    '+',
    '[a-c]',
    '[^/]',
    '{2}',
    String.raw`\d`,
    '^',
    '$',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const sample = sampleOf(pieces.join(''));
      return sample === undefined || new RegExp(`^(?:${pieces.join('')})$`).test(sample);
    }),
  );
});
