import { AddressRange, addressPool } from '../../src/values/address-pool';
import { Complaint } from '../../src/values/complaint';
import { IpAddress } from '../../src/values/ip-address';

function rangeOf(text: string): AddressRange {
  const range = addressPool(text);
  if (!(range instanceof AddressRange)) {
    throw new Error(`${text} is no range`);
  }
  return range;
}

const address = (text: string) => IpAddress.parse(text) as IpAddress;

test.each([
  ['192.0.2.0/28', '192.0.2.0', '192.0.2.15'],
  ['192.0.2.7/28', '192.0.2.0', '192.0.2.15'],
  ['192.0.2.0/22', '192.0.0.0', '192.0.3.255'],
  ['192.0.2.7/32', '192.0.2.7', '192.0.2.7'],
  ['192.0.2.7-192.0.2.9', '192.0.2.7', '192.0.2.9'],
  ['192.0.2.250 - 192.0.3.2', '192.0.2.250', '192.0.3.2'],
  ['2001:db8::/126', '2001:db8::', '2001:db8::3'],
])('%s is all from %s to %s', (text, first, last) => {
  const range = rangeOf(text);
  expect([`${range.first}`, `${range.last}`]).toEqual([first, last]);
  expect([first, last].map((each) => range.contains(address(each)))).toEqual([true, true]);
});

test.each([
  ['192.0.2.0/28', '192.0.2.16'],
  ['192.0.2.0/28', '192.0.1.255'],
  ['192.0.2.7-192.0.2.9', '192.0.2.10'],
  ['192.0.2.250-192.0.3.2', '192.0.3.3'],
  ['192.0.2.0/28', '2001:db8::'],
])('%s is without %s', (text, other) => {
  expect(rangeOf(text).contains(address(other))).toBe(false);
});

test.each(['192.0.2.7', '192.0.2.9-192.0.2.7', '192.0.2.0/33', '192.0.2.240-250', '192.0.2.1-2001:db8::1'])(
  '%s is no pool',
  (text) => {
    expect(addressPool(text)).toBeInstanceOf(Complaint);
  },
);
