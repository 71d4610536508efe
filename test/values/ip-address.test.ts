import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { endpointAddress, IpAddress } from '../../src/values/ip-address';
import { bytesOfIPv4, bytesOfIPv6 } from '../../src/values/ip-syntax';
import { itRefuses, itTakes } from './tables';

const EXAMPLES = '"192.0.2.10" or "2001:db8::10"';
const anyAddress = `write an address such as ${EXAMPLES}`;
const parsed = (input: unknown) => {
  const address = IpAddress.parse(input);
  return address instanceof IpAddress ? `${address.family} ${address}` : address;
};

describe('an address (FMT-10) is written in its canonical spelling', () => {
  itTakes(parsed, [
    ['10.0.0.1', 'IPv4 10.0.0.1'],
    ['0.0.0.0', 'IPv4 0.0.0.0'],
    ['255.255.255.255', 'IPv4 255.255.255.255'],
    ['::', 'IPv6 ::'],
    ['::1', 'IPv6 ::1'],
    ['1::', 'IPv6 1::'],
    ['1:2:3:4:5:6:7:8', 'IPv6 1:2:3:4:5:6:7:8'],
    ['1:2:3:4:5:6:7::', 'IPv6 1:2:3:4:5:6:7:0'],
    ['2001:DB8::A', 'IPv6 2001:db8::a'],
    ['2001:0db8:0000:0000:0000:0000:0000:0001', 'IPv6 2001:db8::1'],
    // One group of zeros is not shortened; of two equal runs the first is; the longest wins.
    ['2001:db8:0:1:1:1:1:1', 'IPv6 2001:db8:0:1:1:1:1:1'],
    ['2001:db8:0:0:1:0:0:1', 'IPv6 2001:db8::1:0:0:1'],
    ['2001:0:0:1:0:0:0:1', 'IPv6 2001:0:0:1::1'],
    ['::10.0.0.1', 'IPv6 ::a00:1'],
    ['64:ff9b::192.0.2.33', 'IPv6 64:ff9b::c000:221'],
  ]);

  itRefuses(IpAddress.parse, 'an IPv4 or IPv6 address', [
    ['010.0.0.1', '"010.0.0.1"', 'leave out the leading zeros: "10.0.0.1"'],
    ['10.0.0.00', '"10.0.0.00"', 'leave out the leading zeros: "10.0.0.0"'],
    ['::ffff:10.0.0.1', '"::ffff:10.0.0.1"', 'write the IPv4 address itself: "10.0.0.1"'],
    ['::FFFF:a00:1', '"::FFFF:a00:1"', 'write the IPv4 address itself: "10.0.0.1"'],
    ['fe80::1%eth0', '"fe80::1%eth0"', 'write only the address: "fe80::1"'],
    ['[::1]', '"[::1]"', 'write only the address: "::1"'],
    ['[::1]:80', '"[::1]:80"', 'write only the address: "::1"'],
    ['10.0.0.1:80', '"10.0.0.1:80"', 'write only the address: "10.0.0.1"'],
    ['10.0.0.1/24', '"10.0.0.1/24"', 'write only the address: "10.0.0.1"'],
    ['2001:db8::/32', '"2001:db8::/32"', 'write only the address: "2001:db8::"'],
    ['256.0.0.1', '"256.0.0.1"', anyAddress],
    ['10.0.0', '"10.0.0"', anyAddress],
    ['10.0.0.0.1', '"10.0.0.0.1"', anyAddress],
    ['10.0.0.-1', '"10.0.0.-1"', anyAddress],
    ['10.0.0.1 ', '"10.0.0.1 "', anyAddress],
    ['1::2::3', '"1::2::3"', anyAddress],
    [':::', '":::"', anyAddress],
    ['1:2:3:4:5:6:7', '"1:2:3:4:5:6:7"', anyAddress],
    ['1:2:3:4:5:6:7:8:9', '"1:2:3:4:5:6:7:8:9"', anyAddress],
    ['::1:2:3:4:5:6:7:8', '"::1:2:3:4:5:6:7:8"', anyAddress],
    ['12345::', '"12345::"', anyAddress],
    ['10.0.0.1::', '"10.0.0.1::"', anyAddress],
    ['g::', '"g::"', anyAddress],
    ['db.example.com', '"db.example.com"', anyAddress],
    ['', 'an empty text', anyAddress],
    ['[[[[::1]]]]', '"[[[[::1]]]]"', anyAddress],
    [167772161, '167772161', `write it as a text, such as ${EXAMPLES}`],
    [undefined, 'nothing', `write it as a text, such as ${EXAMPLES}`],
  ]);
});

test('an older spelling still tells which address was meant', () => {
  expect(
    ['10.0.0.1', '010.0.0.1', '::ffff:10.0.0.1', '2001:DB8::1'].map((each) => String(IpAddress.meantBy(each))),
  ).toEqual(['10.0.0.1', '10.0.0.1', '10.0.0.1', '2001:db8::1']);
  expect(['db', '', '256.0.0.1', '0256.0.0.1', '10.0.0.1/8'].map(IpAddress.meantBy)).toEqual(Array(5).fill(undefined));
});

describe('an address of an endpoint (FMT-12)', () => {
  const reachable = (input: unknown) => {
    const address = endpointAddress(input);
    return address instanceof IpAddress ? String(address) : address;
  };

  itTakes(reachable, [
    ['10.0.0.1'],
    ['126.255.255.255'],
    ['128.0.0.0'],
    ['169.253.255.255'],
    ['169.255.0.0'],
    ['223.255.255.255'],
    ['240.0.0.1'],
    ['0.0.0.1'],
    ['2001:db8::1'],
    ['::2'],
    ['fe7f::1'],
    ['fec0::1'],
    ['feff::1'],
  ]);

  test.each<[string, string]>([
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['127.0.0.0', 'loopback'],
    ['127.255.255.255', 'loopback'],
    ['::1', 'loopback'],
    ['169.254.0.0', 'link-local'],
    ['169.254.255.255', 'link-local'],
    ['fe80::', 'link-local'],
    ['febf:ffff::1', 'link-local'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['ff02::1', 'multicast'],
    ['ff0e::1', 'multicast'],
  ])('%s is refused as %s', (address, range) => {
    expect(endpointAddress(address)).toEqual({
      found: `the ${range} address "${address}"`,
      expected: 'an address that other machines reach',
      fix: 'give the address of the machine on its network',
      at: '',
    });
  });

  itRefuses(endpointAddress, 'an IPv4 or IPv6 address', [
    ['db.example.com', '"db.example.com"', 'use ExternalAlias for a DNS name'],
    ['256.0.0.1', '"256.0.0.1"', anyAddress],
    ['010.0.0.1', '"010.0.0.1"', 'leave out the leading zeros: "10.0.0.1"'],
    [5, '5', `write it as a text, such as ${EXAMPLES}`],
  ]);
});

describe('agrees with the platform', () => {
  /** Texts that are addresses, almost addresses, or nothing of the kind. */
  const likeAddresses = fc.oneof(
    fc.ipV4(),
    fc.ipV4Extended(),
    fc.ipV6(),
    fc.string({ unit: fc.constantFrom(...'0123456789abcdefF:.'), maxLength: 46 }),
    fc
      .array(fc.constantFrom('0', '00', '1', '255', '256', 'ffff', '0db8', '', '10.0.0.1', '::'), { maxLength: 9 })
      .map((groups) => groups.join(':')),
    fc
      .array(fc.constantFrom('0', '00', '1', '01', '255', '256', '-1', '', ' 1'), { maxLength: 5 })
      .map((parts) => parts.join('.')),
    fc
      .tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(50), fc.constantFrom(':', '.', '0', ' ', 'g', ''))
      .map(([address, at, extra]) => address.slice(0, at) + extra + address.slice(at)),
    fc.string(),
  );

  test('about what an IPv4 address is', () => {
    fc.assert(
      fc.property(likeAddresses, (text) => {
        expect(bytesOfIPv4(text) !== undefined).toBe(isIPv4(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('about what an IPv6 address is, zones aside', () => {
    fc.assert(
      fc.property(likeAddresses, (text) => {
        expect(bytesOfIPv6(text) !== undefined).toBe(isIPv6(text) && !text.includes('%'));
      }),
      { numRuns: 2000 },
    );
  });

  test('about the canonical spelling of an IPv6 address', () => {
    const bytes = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 255 })), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV6(),
          bytes.map((each) => String(IpAddress.fromBytes(each))),
        ),
        (text) => {
          const written = bytesOfIPv6(text) ?? [];
          expect(`[${IpAddress.fromBytes(written)}]`).toBe(new URL(`http://[${text}]/`).hostname);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a canonical spelling reads as the same bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.uint8Array({ minLength: 16, maxLength: 16 })),
        (raw) => {
          const bytes = Array.from(raw);
          expect(IpAddress.meantBy(String(IpAddress.fromBytes(bytes)))?.bytes.slice(-4)).toEqual(bytes.slice(-4));
        },
      ),
    );
  });
});
