import { Complaint } from '../../src/values/complaint';
import { unrepeated } from '../../src/values/confidential';
import { dataKey } from '../../src/values/data-key';

const parse = unrepeated(dataKey, 'write the key');
const expected = 'a key: 1 to 253 letters, digits, "-", "_" and ".", without ".." at its start';

test('what the parser takes is taken', () => {
  expect(parse('password')).toBe('password');
});

test.each<[unknown, string]>([
  ['hunter 2', 'a text'],
  ['', 'an empty text'],
  [undefined, 'nothing'],
])('the complaint about %p does not repeat it', (input, found) => {
  expect(parse(input)).toEqual(new Complaint(found, expected, 'write the key'));
});
