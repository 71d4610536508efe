import { nearMiss, nearName, nearWord } from '../../src/values/near-miss';

const fields = [
  'apiVersion',
  'clusterIP',
  'externalName',
  'externalTrafficPolicy',
  'internalTrafficPolicy',
  'metadata',
  'ports',
  'selector',
  'sessionAffinity',
  'sessionTimeout',
  'type',
];

test.each([
  // The two slips of the study notes.
  ['prots', 'ports'],
  ['exteranTrafficPolicy', 'externalTrafficPolicy'],
  ['port', 'ports'],
  ['selectors', 'selector'],
  ['externalname', 'externalName'],
  ['sessionAfinity', 'sessionAffinity'],
  ['sessionTimeoutSeconds', 'sessionTimeout'],
  ['clusterIp', 'clusterIP'],
  ['tpye', 'type'],
])('%s is a slip of %s', (slip, meant) => {
  expect(nearMiss(slip, fields)).toBe(meant);
});

test.each(['', 'image', 'replicas', 'xyz', 'x', 'toString', '__proto__', 'a'.repeat(61)])(
  '%j is near to nothing',
  (text) => {
    expect(nearMiss(text, fields)).toBeUndefined();
  },
);

test('of several candidates the nearest is meant, and of equals the first', () => {
  expect(nearMiss('prot', ['protocol', 'port', 'part'])).toBe('port');
  expect(nearMiss('cat', ['car', 'cap'])).toBe('car');
});

test('a single letter is not a slip of another', () => {
  expect(nearMiss('x', ['A', 'B'])).toBeUndefined();
});

test('where there are no candidates, none is near', () => {
  expect(nearMiss('ports', [])).toBeUndefined();
});

test.each([
  ['Prefix', ['Exact', 'PathPrefix', 'RegularExpression'], 'PathPrefix'],
  ['regular', ['Exact', 'PathPrefix', 'RegularExpression'], 'RegularExpression'],
  ['DualStack', ['SingleStack', 'PreferDualStack', 'RequireDualStack'], undefined],
  ['Ex', ['Exact', 'PathPrefix'], undefined],
  ['', ['Exact'], undefined],
  ['Exat', ['Exact', 'PathExat'], 'Exact'],
])('"%s" of %j is meant for %s', (text, words, meant) => {
  expect(nearWord(text, words)).toBe(meant);
});

test('a name that is much longer or shorter is another word', () => {
  expect(nearName('Servcie', ['Service'])).toBe('Service');
  expect(nearMiss('configuration', ['configurationFile'])).toBe('configurationFile');
  expect(nearName('configuration', ['configurationFile'])).toBeUndefined();
});
