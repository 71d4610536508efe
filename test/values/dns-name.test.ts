import { dnsLabel, dnsSubdomain, isSubdomain, isWildcardName } from '../../src/values/dns-name';
import { itRefuses, itTakes } from './tables';

const anyName = 'write a name such as "web"';

describe('a DNS label (FMT-1)', () => {
  itTakes(dnsLabel, [['a'], ['0'], ['80'], ['my-db-0'], ['a--b'], ['a'.repeat(63)]]);

  itRefuses(dnsLabel, 'a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends', [
    ['', 'an empty text', anyName],
    ['a'.repeat(64), `"${'a'.repeat(64)}" of 64 characters`, 'shorten it to 63 characters'],
    ['a'.repeat(300), `"${'a'.repeat(80)}"… of 300 characters`, 'shorten it to 63 characters'],
    ['MyDb', '"MyDb"', 'did you mean "my-db"?'],
    ['my_db', '"my_db"', 'did you mean "my-db"?'],
    ['my.db', '"my.db"', 'did you mean "my-db"?'],
    ['my db', '"my db"', 'did you mean "my-db"?'],
    ['-db', '"-db"', 'did you mean "db"?'],
    ['db-', '"db-"', 'did you mean "db"?'],
    ['db\n', '"db\\n"', 'did you mean "db"?'],
    ['-', '"-"', anyName],
    ['é', '"é"', anyName],
    // Mended, this one would be too long itself.
    ['aB'.repeat(31), `"${'aB'.repeat(31)}"`, anyName],
    [5, '5', anyName],
    [undefined, 'nothing', anyName],
    [null, 'null', anyName],
    [['web'], 'a list of 1', anyName],
    [{ name: 'web' }, 'an object', anyName],
  ]);
});

describe('a DNS subdomain (FMT-3)', () => {
  itTakes(dnsSubdomain, [
    ['db'],
    ['0.1'],
    ['db.example.com'],
    // As the API server does, whose pattern does not count the characters of a part.
    [`${'a'.repeat(64)}.b`],
    ['a'.repeat(253)],
    ['10.0.0.1'],
  ]);

  itRefuses(
    dnsSubdomain,
    'a DNS name: 1 to 253 of a-z, 0-9, "-" and ".", with a letter or digit at both ends of each part',
    [
      ['', 'an empty text', anyName],
      ['a'.repeat(254), `"${'a'.repeat(80)}"… of 254 characters`, 'shorten it to 253 characters'],
      // Too many letters for a label, but that is not what is wrong with a subdomain.
      [`${'a'.repeat(70)}_b`, `"${'a'.repeat(70)}_b"`, `did you mean "${'a'.repeat(70)}-b"?`],
      ['Db.example.com', '"Db.example.com"', 'did you mean "db.example.com"?'],
      ['db..example', '"db..example"', 'did you mean "db.example"?'],
      ['db-.example', '"db-.example"', 'did you mean "db.example"?'],
      ['.db', '".db"', 'did you mean "db"?'],
      ['db.', '"db."', 'did you mean "db"?'],
      ['my_db.example', '"my_db.example"', 'did you mean "my-db.example"?'],
      ['*.example', '"*.example"', 'did you mean "example"?'],
      ['.', '"."', anyName],
      [10, '10', anyName],
    ],
  );

  test('is told from other values', () => {
    expect(['db', 'db.example', '*.example', 'db.', '', 5, undefined].map(isSubdomain)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

test.each<[string, boolean]>([
  ['*.example.com', true],
  ['*.com', true],
  [`*.${'a'.repeat(251)}`, true],
  [`*.${'a'.repeat(252)}`, false],
  ['*', false],
  ['*.', false],
  ['**.com', false],
  ['*.*.com', false],
  ['a.*.com', false],
  ['*a.com', false],
  ['*.Com', false],
  ['example.com', false],
])('whether %s is a wildcard name (FMT-4): %s', (name, answer) => {
  expect(isWildcardName(name)).toBe(answer);
});
