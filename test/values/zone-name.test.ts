import type { Complaint } from '../../src/values/complaint';
import { zoneName } from '../../src/values/zone-name';

test.each(['eu-central-1a', 'A', 'zone_1.b', 'z'.repeat(63)])('a zone may be called %j', (name) => {
  expect(zoneName(name)).toBe(name);
});

test.each([
  ['', 'an empty text'],
  ['-a', '"-a"'],
  ['eu central', '"eu central"'],
  [7, '7'],
])('a zone cannot be called %p', (name, found) => {
  expect((zoneName(name) as Complaint).sentence('zone')).toBe(
    `zone: found ${found}, expected the name of a zone: 1 to 63 letters, digits, "-", "_" and "."; write it as the nodes of the zone are labelled, such as "eu-central-1a"`,
  );
});

test('a zone of 64 characters is too long', () => {
  expect((zoneName('z'.repeat(64)) as Complaint).expected).toContain('1 to 63');
});
