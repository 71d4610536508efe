import { Complaint } from '../../src/values/complaint';
import { dataKey } from '../../src/values/data-key';

test.each(['password', 'tls.crt', '_', '.hidden', 'a'.repeat(253)])('%p is a key of a Secret', (key) => {
  expect(dataKey(key)).toBe(key);
});

test.each<[unknown, string]>([
  ['', 'an empty text'],
  ['.', '"."'],
  ['..', '".."'],
  ['..data', '"..data"'],
  ['a b', '"a b"'],
  ['a/b', '"a/b"'],
  [null, 'null'],
])('%p is no key of a Secret', (input, found) => {
  const expected = 'a key: 1 to 253 letters, digits, "-", "_" and ".", without ".." at its start';
  expect(dataKey(input)).toEqual(new Complaint(found, expected, 'such as "password"'));
});

test('a key has 253 characters at most', () => {
  expect(dataKey('a'.repeat(254))).toBeInstanceOf(Complaint);
});
