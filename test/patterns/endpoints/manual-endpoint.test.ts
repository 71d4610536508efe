import { IpFamily, ManualEndpoint, type ManualEndpointOptions } from '../../../src';
import type { Complaint } from '../../../src/values/complaint';
import { dnsLabel, dnsSubdomain } from '../../../src/values/dns-name';
import { endpointAddress } from '../../../src/values/ip-address';
import type { Parser } from '../../../src/values/parser';
import { zoneName } from '../../../src/values/zone-name';
import { refusalOf } from '../../support/synth';

test('an endpoint knows its address and nothing else', () => {
  const endpoint = ManualEndpoint.address('11.11.11.11');
  expect(endpoint.ip).toBe('11.11.11.11');
  expect(endpoint.family).toBe(IpFamily.IPV4);
  const { ready, hostname, zone, nodeName } = endpoint;
  expect([ready, hostname, zone, nodeName]).toEqual([undefined, undefined, undefined, undefined]);
});

test('an endpoint knows what is said of it', () => {
  const options = { ready: false, hostname: 'db-0', zone: 'eu-central-1a', nodeName: 'node.example.com' };
  expect(ManualEndpoint.address('192.0.2.1', options)).toMatchObject(options);
});

test('addresses are spelled canonically', () => {
  const endpoint = ManualEndpoint.address('2001:DB8:0:0::00AB');
  expect(endpoint.ip).toBe('2001:db8::ab');
  expect(endpoint.family).toBe(IpFamily.IPV6);
  expect(String(endpoint)).toBe('2001:db8::ab');
});

test.each([
  ['127.0.0.1', 'the loopback address "127.0.0.1"'],
  ['::1', 'the loopback address "::1"'],
  ['169.254.1.1', 'the link-local address "169.254.1.1"'],
  ['fe80::1', 'the link-local address "fe80::1"'],
  ['224.0.0.1', 'the multicast address "224.0.0.1"'],
  ['239.1.2.3', 'the multicast address "239.1.2.3"'],
  ['ff02::1', 'the multicast address "ff02::1"'],
  ['0.0.0.0', 'the unspecified address "0.0.0.0"'],
  ['::', 'the unspecified address "::"'],
])('the address %s is refused, for nobody can be reached at it', (address, found) => {
  const complaint = endpointAddress(address) as Complaint;
  expect(complaint.found).toBe(found);
  expect(refusalOf(() => ManualEndpoint.address(address))).toBe(complaint.sentence('ManualEndpoint.address'));
});

test('a DNS name is refused, with the pattern that takes it', () => {
  const sentence = refusalOf(() => ManualEndpoint.address('db.example.com'));
  expect(sentence).toBe((endpointAddress('db.example.com') as Complaint).sentence('ManualEndpoint.address'));
  expect(sentence).toContain('ExternalAlias');
});

test.each(['10.0.0.1/32', '10.0.0.1:80', '010.0.0.1', '', '::ffff:10.0.0.1', 42, null, undefined, {}])(
  'what is no address is refused: %p',
  (address) => {
    expect(refusalOf(() => ManualEndpoint.address(address as string))).toBe(
      (endpointAddress(address) as Complaint).sentence('ManualEndpoint.address'),
    );
  },
);

test.each<[keyof ManualEndpointOptions, unknown, Parser<unknown>]>([
  ['hostname', 'db.0', dnsLabel],
  ['nodeName', 'Node 1', dnsSubdomain],
  ['zone', '', zoneName],
])('a wrong %s is refused: %p', (option, value, parse) => {
  expect(refusalOf(() => ManualEndpoint.address('192.0.2.1', { [option]: value }))).toBe(
    (parse(value) as Complaint).sentence(`ManualEndpoint.address of 192.0.2.1 ${option}`),
  );
});

test('an unknown option is refused', () => {
  expect(refusalOf(() => ManualEndpoint.address('192.0.2.1', { port: 80 } as ManualEndpointOptions))).toBe(
    'ManualEndpoint.address of 192.0.2.1: found the unknown property "port", expected ready, hostname, zone or nodeName; leave it out',
  );
});
