import fc from 'fast-check';
import { Cidr } from '../../../src/values/cidr';
import { externalName } from '../../../src/values/external-name';
import { endpointAddress, IpAddress } from '../../../src/values/ip-address';
import { isComplaint } from '../../../src/values/complaint';
import type { Parser } from '../../../src/values/parser';
import { sourceRanges } from '../../../src/values/source-ranges';
import { near } from '../support/near';
import * as good from '../support/specimens';
import type { Exception, JudgedValue } from './judged-value';

const IPV4 = fc.oneof(
  near(['192.0.2.10', '10.0.0.1', '255.255.255.255', '1.2.3.4']),
  fc.constantFrom('0.0.0.0', '127.0.0.1', '169.254.1.1', '224.0.0.1', '224.0.1.1', '239.1.1.1', '240.0.0.1', '010.0.0.1'),
  fc.ipV4(),
  fc.ipV4Extended(),
);
const IPV6 = fc.oneof(
  near(['2001:db8::10', 'fd00::1', '2001:db8:0:0:1::1', '2001:db8::192.0.2.1', '1:2:3:4:5:6:7:8']),
  fc.constantFrom('::', '::1', 'fe80::1', 'ff02::1', 'ff05::1', '::ffff:10.0.0.1', '64:ff9b::1', 'fe80::1%eth0', '::2'),
  fc.ipV6(),
);
const ADDRESS = fc.oneof(IPV4, IPV6);

/** Prefixes with and without bits behind them. */
const CIDR = fc.oneof(
  near(['192.0.2.0/24', '10.0.0.0/8', '0.0.0.0/0', '192.0.2.1/32', '2001:db8::/32', '::/0', ' 10.0.0.0/8 ', 'fd00::/8']),
  fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 0, max: 129 })).map(([ip, length]) => `${ip}/${length}`),
  fc.constantFrom('::ffff:10.0.0.0/104', '10.0.0.0/08', '2001:DB8::/32', '2001:db8:0::/48', '10.0.0.0'),
);

const asText =
  <T>(parse: Parser<T>): Parser<string> =>
  (input) => {
    const value = parse(input);
    return isComplaint(value) ? value : String(value);
  };

const meansAddress: Exception<string> = {
  we: 'refuse',
  sample: '192.0.2.10',
  because: 'The server takes an IPv4 address as a name; DNS looks it up as one, and never finds it.',
  covers: (input) => IpAddress.meantBy(input.replace(/\.$/, '')) !== undefined,
};

export const addresses: JudgedValue[] = [
  {
    value: 'endpointAddress',
    field: 'EndpointSlice: endpoints[].addresses[]',
    inputs: ADDRESS,
    parse: asText(endpointAddress),
    manifest: (address: string) =>
      good.endpointSlice({ addresses: [address] }, address.includes(':') ? 'IPv6' : 'IPv4'),
    exceptions: [
      {
        we: 'refuse',
        sample: '239.1.1.1',
        because: 'The server refuses only multicast on the local link; no machine answers at any multicast address.',
        covers: (input) => {
          const address = IpAddress.parse(input);
          return !isComplaint(address) && address.unreachableRange === 'multicast';
        },
      },
      {
        we: 'mend',
        sample: '2001:DB8::10',
        because: 'The server wants IPv6 addresses in canonical spelling here; we write them so.',
        covers: (input) => input.includes(':'),
      },
    ],
  },
  {
    value: 'endpointAddress',
    field: 'Endpoints: subsets[].addresses[].ip',
    inputs: ADDRESS,
    parse: asText(endpointAddress),
    manifest: (ip) => ({
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { name: 'specimen', namespace: 'default' },
      subsets: [{ addresses: [{ ip }] }],
    }),
    exceptions: [
      {
        we: 'refuse',
        sample: 'ff05::1',
        because: 'As in EndpointSlices.',
        covers: (input) => {
          const address = IpAddress.parse(input);
          return !isComplaint(address) && address.unreachableRange === 'multicast';
        },
      },
    ],
  },
  {
    value: 'Cidr.parse',
    field: 'Service: spec.loadBalancerSourceRanges[]',
    inputs: CIDR,
    parse: asText(Cidr.parse),
    manifest: (range) => good.service({ type: 'LoadBalancer', loadBalancerSourceRanges: [range] }),
  },
  {
    value: 'sourceRanges',
    field: 'Service: spec.loadBalancerSourceRanges',
    inputs: fc.array(fc.constantFrom('192.0.2.0/24', '10.0.0.0/8', '2001:db8::/32', '2001:DB8::/32', 'x'), { maxLength: 3 }),
    parse: sourceRanges,
    manifest: (loadBalancerSourceRanges) => good.service({ type: 'LoadBalancer', loadBalancerSourceRanges }),
    exceptions: [
      {
        we: 'refuse',
        sample: [],
        because: 'An empty list reads like "nobody" and means "everybody".',
        covers: (ranges) => ranges.length === 0,
      },
      {
        we: 'refuse',
        sample: ['10.0.0.0/8', '10.0.0.0/8'],
        because: 'A range that is there twice is a slip: another one was meant.',
        covers: (ranges) => new Set(ranges.map((range: string) => range.toLowerCase())).size < ranges.length,
      },
    ],
  },
  {
    value: 'externalName',
    field: 'Service: spec.externalName',
    inputs: fc.oneof(
      near(['db.example.com', 'db', 'example.mysql.whichimade', 'db.example.com.', '10.example.com'], [63, 253]),
      fc.constantFrom('192.0.2.10', '192.0.2.10.', '010.0.0.1', '2001:db8::1', 'https://db', 'db:80', '..', '.', '*.a.com'),
      fc.ipV4(),
    ),
    parse: externalName,
    manifest: (name) => good.service({ type: 'ExternalName', externalName: name }),
    exceptions: [meansAddress],
  },
];
