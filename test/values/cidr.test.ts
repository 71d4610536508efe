import fc from 'fast-check';
import { Cidr } from '../../src/values/cidr';
import { IpAddress } from '../../src/values/ip-address';
import { itRefuses, itTakes } from './tables';

const EXPECTED = 'a CIDR such as "192.0.2.0/24" or "2001:db8::/32"';
const inParts = 'write a network address, a slash and a prefix length';
const behindTheSlash = 'correct the number behind the slash';
const written = (input: unknown) => {
  const cidr = Cidr.parse(input);
  return cidr instanceof Cidr ? `${cidr.family} ${cidr}` : cidr;
};

describe('a CIDR (FMT-11)', () => {
  itTakes(written, [
    ['0.0.0.0/0', 'IPv4 0.0.0.0/0'],
    ['10.0.0.0/8', 'IPv4 10.0.0.0/8'],
    ['10.128.0.0/9', 'IPv4 10.128.0.0/9'],
    ['10.0.0.1/32', 'IPv4 10.0.0.1/32'],
    ['::/0', 'IPv6 ::/0'],
    ['2001:DB8::/32', 'IPv6 2001:db8::/32'],
    ['2001:db8::1/128', 'IPv6 2001:db8::1/128'],
    // The API server takes blanks around a source range, and so do we, but we do not write them.
    [' 10.0.0.0/8\t', 'IPv4 10.0.0.0/8'],
  ]);

  itRefuses(Cidr.parse, EXPECTED, [
    ['10.0.0.1', '"10.0.0.1" without a prefix length', 'did you mean "10.0.0.1/32"?'],
    ['2001:DB8::1', '"2001:DB8::1" without a prefix length', 'did you mean "2001:db8::1/128"?'],
    ['010.0.0.0/8', '"010.0.0.0/8"', 'did you mean "10.0.0.0/8"?'],
    ['010.0.0.1/8', '"010.0.0.1/8"', inParts],
    ['::ffff:10.0.0.0/104', '"::ffff:10.0.0.0/104"', inParts],
    ['fe80::%eth0/64', '"fe80::%eth0/64"', inParts],
    ['example.com/24', '"example.com/24"', inParts],
    ['/8', '"/8"', inParts],
    ['', 'an empty text', inParts],
    [8, '8', 'write it as a text'],
    [undefined, 'nothing', 'write it as a text'],
  ]);

  itRefuses(Cidr.parse, 'a prefix length from 0 to 32', [
    ['10.0.0.0/33', '"10.0.0.0/33"', behindTheSlash],
    ['10.0.0.0/-1', '"10.0.0.0/-1"', behindTheSlash],
    ['10.0.0.0/', '"10.0.0.0/"', behindTheSlash],
    ['10.0.0.0/ 8', '"10.0.0.0/ 8"', behindTheSlash],
    ['10.0.0.0/8/9', '"10.0.0.0/8/9"', behindTheSlash],
    ['10.0.0.0/1e1', '"10.0.0.0/1e1"', behindTheSlash],
    ['10.0.0.0/255.0.0.0', '"10.0.0.0/255.0.0.0"', behindTheSlash],
    ['10.0.0.0/08', '"10.0.0.0/08"', 'did you mean "10.0.0.0/8"?'],
    ['10.0.0.0/033', '"10.0.0.0/033"', behindTheSlash],
  ]);

  itRefuses(Cidr.parse, 'a prefix length from 0 to 128', [['::/129', '"::/129"', behindTheSlash]]);

  itRefuses(Cidr.parse, 'a network address', [
    ['10.0.0.1/8', '"10.0.0.1/8", which has bits set beyond its prefix', 'did you mean "10.0.0.0/8"?'],
    ['10.64.0.0/9', '"10.64.0.0/9", which has bits set beyond its prefix', 'did you mean "10.0.0.0/9"?'],
    ['10.0.0.1/0', '"10.0.0.1/0", which has bits set beyond its prefix', 'did you mean "0.0.0.0/0"?'],
    ['2001:DB8::1/32', '"2001:DB8::1/32", which has bits set beyond its prefix', 'did you mean "2001:db8::/32"?'],
  ]);
});

test('of all blocks of one length that hold an address, exactly one is taken: that of its network', () => {
  const blocks = fc
    .oneof(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.uint8Array({ minLength: 16, maxLength: 16 }))
    // Mapped IPv4 is refused whatever its length.
    .filter((bytes) => bytes.some((byte, i) => i < 10 && byte !== 0))
    .chain((bytes) => fc.tuple(fc.constant(Array.from(bytes)), fc.integer({ min: 0, max: 8 * bytes.length })));
  fc.assert(
    fc.property(blocks, ([bytes, length]) => {
      const masked = bytes.map((byte, i) =>
        Number.parseInt(
          byte
            .toString(2)
            .padStart(8, '0')
            .replace(/./g, (bit, at) => (8 * i + at < length ? bit : '0')),
          2,
        ),
      );
      const given = `${IpAddress.fromBytes(bytes)}/${length}`;
      const network = `${IpAddress.fromBytes(masked)}/${length}`;
      const taken = Cidr.parse(given);
      expect(String(Cidr.parse(network))).toBe(network);
      expect(taken instanceof Cidr ? String(taken) : taken.fix).toBe(
        given === network ? network : `did you mean "${network}"?`,
      );
    }),
  );
});
