import { ADDRESS_POOLS, type PoolFacts } from '../../kinds/load-balancers/address-pools';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { annotationOf, askedAddresses } from '../../model/traffic/asked-addresses';
import type { Service } from '../../model/views/service';
import type { Field } from '../../values/field';
import { IpAddress } from '../../values/ip-address';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const balancer = (name: string, port: number, annotations: string) =>
  webService({ name, annotations, spec: 'type: LoadBalancer', ports: [servicePort({ port })] });

const two = (annotations: string, port = 81) =>
  manifests(WEB_DEPLOYMENT, balancer('a', 80, annotations), balancer('b', port, annotations));

const ASKING = 'metallb.io/loadBalancerIPs: 192.0.2.10';
const SHARING = `${ASKING}\nmetallb.io/allow-shared-ip: edge`;

const ASKING_CILIUM = 'lbipam.cilium.io/ips: 192.0.2.10';

const dns = (protocol: string) =>
  webService({
    name: `dns-${protocol.toLowerCase()}`,
    annotations: `${ASKING}\nmetallb.io/allow-shared-ip: dns`,
    spec: 'type: LoadBalancer',
    selector: 'app: dns',
    ports: [servicePort({ name: 'dns', port: 53, target: '', more: `protocol: ${protocol}` })],
  });

export const duplicateLoadBalancerAddress: Rule<Service> = {
  id: 'duplicate-load-balancer-address',
  severity: 'warning',
  because: 'An address is given to a second Service only if both have one sharing key and no port in common.',
  about: 'Annotations',
  source: 'https://metallb.io/usage/#ip-address-sharing',
  avoidedBy: 'LoadBalancerProvider',
  bad: two(ASKING),
  says: 'Service shop/b metadata.annotations["metallb.io/loadBalancerIPs"]: found "192.0.2.10", which Service shop/a asks for, expected one sharing key on both; add metallb.io/allow-shared-ip to both, or choose another address',
  good: two(SHARING),
  more: [
    {
      bad: two(SHARING, 80),
      says: 'Service shop/b metadata.annotations["metallb.io/loadBalancerIPs"]: found "192.0.2.10", at which Service shop/a takes port 80/TCP, expected ports of its own; change the port, or choose another address',
      good: two(SHARING),
    },
    {
      bad: two(ASKING_CILIUM),
      says: 'Service shop/b metadata.annotations["lbipam.cilium.io/ips"]: found "192.0.2.10", which Service shop/a asks for, expected one sharing key on both; add lbipam.cilium.io/sharing-key to both, or choose another address',
      good: two(`${ASKING_CILIUM}\nlbipam.cilium.io/sharing-key: edge`),
    },
  ],
  silent: [
    {
      when: 'one takes the number for TCP and one for UDP, under one sharing key',
      manifests: manifests(dns('TCP'), dns('UDP')),
    },
    { when: 'a script writes the address', manifests: two('metallb.io/loadBalancerIPs: $(ADDRESS)') },
  ],
  on: ({ services }) => services.all.filter(({ isLoadBalancer }) => isLoadBalancer),
  *check(service, cluster): Iterable<Fault> {
    for (const facts of ADDRESS_POOLS) {
      const [first, ...more] = faultsOf(service, facts, cluster);
      // One field may ask all of them.
      if (first !== undefined) {
        yield* [first, ...more];
        return;
      }
    }
  },
};

/** A Service, and the addresses that it asks for. What is no address, such as what a script writes, is asked for by none. */
interface Asking {
  readonly service: Service;
  readonly field: Field;
  readonly addresses: readonly string[];
}

/** The Services that ask for addresses of pools, by whose pools they are. */
const askingIn = once(
  (cluster: Cluster): ReadonlyMap<PoolFacts, readonly Asking[]> =>
    new Map(
      ADDRESS_POOLS.map((facts) => [
        facts,
        cluster.services.all.flatMap((service) => {
          const asked = askedAddresses(service, facts, cluster);
          const addresses = asked?.addresses.filter((each) => IpAddress.isAddress(each)) ?? [];
          return asked === undefined || addresses.length === 0 ? [] : { service, field: asked.field, addresses };
        }),
      ]),
    ),
);

function* faultsOf(service: Service, facts: PoolFacts, cluster: Cluster): Iterable<Fault> {
  const asking = askingIn(cluster).get(facts) ?? [];
  const place = asking.findIndex((each) => each.service === service);
  for (const address of asking[place]?.addresses ?? []) {
    const earlier = asking.slice(0, place).find(({ addresses }) => addresses.includes(address));
    if (asking[place] !== undefined && earlier !== undefined) {
      yield* faultsBetween(service, earlier.service, asking[place].field, address, facts);
    }
  }
}

function* faultsBetween(
  service: Service,
  earlier: Service,
  field: Field,
  address: string,
  { sharing }: PoolFacts,
): Iterable<Fault> {
  const [key, other] = [service, earlier].map((each) => annotationOf(each, sharing)?.text);
  const common = service.ports.find(({ number, protocol }) =>
    earlier.ports.some((port) => port.number === number && port.protocol === protocol),
  );
  if (key === undefined || key !== other) {
    yield fault(
      field,
      `${quoted(address)}, which ${earlier.object.title} asks for`,
      'one sharing key on both',
      `add ${sharing[0]} to both, or choose another address`,
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
