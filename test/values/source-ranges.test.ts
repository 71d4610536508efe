import type { Complaint } from '../../src/values/complaint';
import { lostFamily, sourceRanges } from '../../src/values/source-ranges';

test('ranges are spelled canonically and keep their order', () => {
  expect(sourceRanges(['2001:DB8:0::/32', '0.0.0.0/0', '192.0.2.1/32'])).toEqual([
    '2001:db8::/32',
    '0.0.0.0/0',
    '192.0.2.1/32',
  ]);
});

test.each([
  [[], 'ranges: found an empty list, expected a list of CIDRs, at least 1; leave it out to admit every client'],
  [
    ['10.0.0.0/8', '2001:db8::/32', '2001:DB8::/32'],
    'ranges[2]: found "2001:db8::/32" twice, expected different CIDRs; leave one out',
  ],
  ['10.0.0.0/8', 'ranges: found "10.0.0.0/8", expected a list of CIDRs; write it in brackets, even a single one'],
])('refused: %j', (input, sentence) => {
  expect((sourceRanges(input) as Complaint).sentence('ranges')).toBe(sentence);
});

test('what is not a CIDR is refused where it stands', () => {
  expect((sourceRanges(['10.0.0.0/8', '10.0.0.1']) as Complaint).at).toBe('[1]');
});

test.each([
  [['2001:db8::/32'], ['IPv4'], 'IPv6'],
  [['10.0.0.0/8', '192.0.2.0/24'], ['IPv6'], 'IPv4'],
  [['2001:db8::/32', '10.0.0.0/8'], ['IPv4'], undefined],
  [['2001:db8::/32'], ['IPv4', 'IPv6'], undefined],
  [['2001:db8::/32'], [], undefined],
  [['::/0'], ['IPv4'], undefined],
  [['office'], ['IPv4'], undefined],
  [[], ['IPv4'], undefined],
])('of %j, a Service of %j loses %s', (ranges, families, lost) => {
  expect(lostFamily(ranges, families)).toBe(lost);
});
