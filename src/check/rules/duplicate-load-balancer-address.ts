import { POOLS_OF_METAL_LB } from '../../kinds/load-balancers/address-pools';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { annotationOf, askedAddresses } from '../../model/traffic/asked-addresses';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const balancer = (name: string, port: number, sharing: string) =>
  webService({
    name,
    annotations: `metallb.io/loadBalancerIPs: 192.0.2.10${sharing}`,
    spec: 'type: LoadBalancer',
    ports: [servicePort({ port })],
  });

const two = (sharing: string, port = 81) =>
  manifests(WEB_DEPLOYMENT, balancer('a', 80, sharing), balancer('b', port, sharing));

const KEY = '\nmetallb.io/allow-shared-ip: edge';

const dns = (protocol: string) =>
  webService({
    name: `dns-${protocol.toLowerCase()}`,
    annotations: 'metallb.io/loadBalancerIPs: 192.0.2.10\nmetallb.io/allow-shared-ip: dns',
    spec: 'type: LoadBalancer',
    selector: 'app: dns',
    ports: [servicePort({ name: 'dns', port: 53, target: '', more: `protocol: ${protocol}` })],
  });

export const duplicateLoadBalancerAddress: Rule<Service> = {
  id: 'duplicate-load-balancer-address',
  severity: 'warning',
  because: 'MetalLB gives an address to a second Service only if both have one sharing key and no port in common.',
  about: 'Annotations',
  source: 'https://metallb.io/usage/#ip-address-sharing',
  avoidedBy: 'LoadBalancerProvider',
  bad: two(''),
  says: 'Service shop/b metadata.annotations["metallb.io/loadBalancerIPs"]: found "192.0.2.10", which Service shop/a asks for, expected one sharing key on both; add metallb.io/allow-shared-ip to both, or choose another address',
  good: two(KEY),
  more: [
    {
      bad: two(KEY, 80),
      says: 'Service shop/b metadata.annotations["metallb.io/loadBalancerIPs"]: found "192.0.2.10", at which Service shop/a takes port 80/TCP, expected ports of its own; change the port, or choose another address',
      good: two(KEY),
    },
  ],
  silent: [
    {
      when: 'one takes the number for TCP and one for UDP, under one sharing key',
      manifests: manifests(dns('TCP'), dns('UDP')),
    },
  ],
  on: (cluster) => askingIn(cluster),
  *check(service, cluster): Iterable<Fault> {
    const asked = askedAddresses(service, POOLS_OF_METAL_LB, cluster);
    for (const address of asked?.addresses ?? []) {
      const [earlier] = askingIn(cluster)
        .slice(0, askingIn(cluster).indexOf(service))
        .filter((other) => askedAddresses(other, POOLS_OF_METAL_LB, cluster)?.addresses.includes(address));
      if (asked === undefined || earlier === undefined) {
        continue;
      }
      const { field } = asked;
      const common = service.ports.find(({ number, protocol }) =>
        earlier.ports.some((port) => port.number === number && port.protocol === protocol),
      );
      if (sharingKey(service) === undefined || sharingKey(service) !== sharingKey(earlier)) {
        yield fault(
          field,
          `${quoted(address)}, which ${earlier.object.title} asks for`,
          'one sharing key on both',
          `add ${POOLS_OF_METAL_LB.sharing[0]} to both, or choose another address`,
        );
      } else if (common !== undefined) {
        yield fault(
          field,
          `${quoted(address)}, at which ${earlier.object.title} takes port ${common.number}/${common.protocol}`,
          'ports of its own',
          'change the port, or choose another address',
        );
      }
    }
  },
};

/** The Services that ask MetalLB for addresses. */
const askingIn = once((cluster: Cluster): readonly Service[] =>
  cluster.services.all.filter((service) => askedAddresses(service, POOLS_OF_METAL_LB, cluster) !== undefined),
);

function sharingKey(service: Service): string | undefined {
  return annotationOf(service, POOLS_OF_METAL_LB.sharing)?.text;
}
