import { IP_ADDRESS_POOL } from '../../kinds/references/metal-lb';
import type { Cluster } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import { once } from '../../model/lookup/once';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';

const PREFIXES = ['metallb.io/', 'metallb.universe.tf/'];

const balancer = (name: string, port: number, sharing: string) =>
  WEB_SERVICE.replace('name: web', `name: ${name}`)
    .replace('namespace: shop', `namespace: shop\n  annotations:\n    metallb.io/loadBalancerIPs: 192.0.2.10${sharing}`)
    .replace('spec:', 'spec:\n  type: LoadBalancer')
    .replace('port: 80', `port: ${port}`);

const two = (sharing: string, port = 81) =>
  manifests(WEB_DEPLOYMENT, balancer('a', 80, sharing), balancer('b', port, sharing));

const KEY = '\n    metallb.io/allow-shared-ip: edge';

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
  on: (cluster) => askingIn(cluster),
  *check(service, cluster): Iterable<Fault> {
    for (const address of addressesOf(service)) {
      const [earlier] = askingIn(cluster)
        .slice(0, askingIn(cluster).indexOf(service))
        .filter((other) => addressesOf(other).includes(address));
      if (earlier === undefined) {
        continue;
      }
      const field = fieldOf(service);
      const common = service.ports.find(({ number, protocol }) =>
        earlier.ports.some((port) => port.number === number && port.protocol === protocol),
      );
      if (annotation(service, 'allow-shared-ip') === undefined || !hasOneKey(service, earlier)) {
        yield fault(
          field,
          `${quoted(address)}, which ${earlier.object.title} asks for`,
          'one sharing key on both',
          'add metallb.io/allow-shared-ip to both, or choose another address',
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

/** The Services that ask MetalLB for addresses: by its annotation, or by the field where its pools are here. */
const askingIn = once((cluster: Cluster): readonly Service[] => {
  const isPooled = objectsOf(cluster, IP_ADDRESS_POOL).all.length > 0;
  return cluster.services.all.filter(
    (service) =>
      service.isLoadBalancer &&
      (annotation(service, 'loadBalancerIPs') !== undefined || (isPooled && service.spec.has('loadBalancerIP'))),
  );
});

function addressesOf(service: Service): readonly string[] {
  const written = annotation(service, 'loadBalancerIPs') ?? service.spec.get('loadBalancerIP').text ?? '';
  return written.split(',').flatMap((each) => each.trim() || []);
}

function fieldOf(service: Service) {
  const key = PREFIXES.map((prefix) => `${prefix}loadBalancerIPs`).find((each) => service.object.annotations.has(each));
  return key === undefined
    ? service.spec.get('loadBalancerIP')
    : service.object.root.find('metadata', 'annotations', key);
}

function hasOneKey(one: Service, other: Service): boolean {
  return annotation(one, 'allow-shared-ip') === annotation(other, 'allow-shared-ip');
}

function annotation({ object }: Service, key: string): string | undefined {
  return PREFIXES.map((prefix) => object.annotations.get(prefix + key)).find((value) => value !== undefined);
}
