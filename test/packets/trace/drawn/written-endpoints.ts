import fc from 'fast-check';
import type { Manifest } from '../../../support/synth';

/*
 * Endpoints that somebody wrote: slices of either family, ready or not, with the right name of the port or another, and the
 * old Endpoints object.
 */

/** Hosts outside of the cluster, all of which answer at the same port. */
const HOSTS = { IPv4: ['192.0.2.10', '192.0.2.11', '192.0.2.20'], IPv6: ['2001:db8::10', '2001:db8::11'] } as const;

const PORT = 9376;

const portName = fc.constantFrom('web', 'web', 'web', 'wbe');

const slice = fc.constantFrom<keyof typeof HOSTS>('IPv4', 'IPv4', 'IPv6').chain((family) =>
  fc
    .record({
      name: portName,
      hosts: fc.subarray([...HOSTS[family]], { minLength: 1 }),
      ready: fc.constantFrom(undefined, true, true, false),
    })
    .map(({ name, hosts, ready }) => ({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      addressType: family,
      ports: [{ name, port: PORT, protocol: 'TCP' }],
      endpoints: hosts.map((host, i) => ({ addresses: [host], ...(i === 0 ? { conditions: { ready } } : {}) })),
    })),
);

/** The objects that hold the endpoints of a Service; none, where nobody writes any. */
export const writtenFor = (name: string, namespace: string): fc.Arbitrary<Manifest[]> =>
  fc.oneof<fc.MaybeWeightedArbitrary<Manifest[]>[]>(
    { weight: 1, arbitrary: fc.constant<Manifest[]>([]) },
    {
      weight: 4,
      arbitrary: fc.array(slice, { minLength: 1, maxLength: 2 }).map((slices) =>
        slices.map((each, i) => ({
          ...each,
          metadata: { name: `${name}-${i}`, namespace, labels: { 'kubernetes.io/service-name': name } },
        })),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ portName, hosts: fc.subarray([...HOSTS.IPv4], { minLength: 1 }) })
        .map(({ portName, hosts }) => [
          {
            apiVersion: 'v1',
            kind: 'Endpoints',
            metadata: { name, namespace },
            subsets: [{ addresses: hosts.map((ip) => ({ ip })), ports: [{ name: portName, port: PORT }] }],
          },
        ]),
    },
  );
