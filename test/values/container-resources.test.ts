import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Complaint } from '../../src/values/complaint';
import { containerResources } from '../../src/values/container-resources';

test('resources are taken as they are', () => {
  const cpu = { request: Cpu.millis(500), limit: Cpu.units(1) };
  const memory = { request: Size.gibibytes(1), limit: Size.mebibytes(1024) };
  const ephemeralStorage = { limit: Size.gibibytes(2) };
  const given = { cpu, memory, ephemeralStorage };
  expect(containerResources(given)).toEqual(given);
  expect(containerResources({})).toEqual({});
});

test.each<[string, object, Complaint]>([
  [
    'CPUs without a unit',
    { cpu: { request: 500 } },
    new Complaint('500', 'a Cpu of 0 or more', 'give it with its unit, such as Cpu.millis(500)', '.cpu.request'),
  ],
  [
    'fewer than no CPUs',
    { cpu: { limit: Cpu.units(-1) } },
    new Complaint('"-1" CPUs', 'a Cpu of 0 or more', 'give it with its unit, such as Cpu.millis(500)', '.cpu.limit'),
  ],
  [
    'a CPU request above its limit',
    { cpu: { request: Cpu.units(2), limit: Cpu.millis(1500) } },
    new Complaint(
      'a request of 2 CPU',
      'at most its limit of 1.5 CPU',
      'raise the limit or lower the request',
      '.cpu.request',
    ),
  ],
  [
    'memory without a unit',
    { memory: { limit: 512 } },
    new Complaint('512', 'a Size of whole MiB', 'give it with its unit, such as Size.gibibytes(1)', '.memory.limit'),
  ],
  [
    'memory that is not whole',
    { memory: { request: Size.kibibytes(1) } },
    new Complaint('1 KiB', 'a Size of whole MiB', 'round it', '.memory.request'),
  ],
  [
    'ephemeral storage that is not whole',
    { ephemeralStorage: { limit: Size.mebibytes(512) } },
    new Complaint('524288 KiB', 'a Size of whole GiB', 'round it', '.ephemeralStorage.limit'),
  ],
])('%s: refused', (_, given, complaint) => {
  expect(containerResources(given)).toEqual(complaint);
});
