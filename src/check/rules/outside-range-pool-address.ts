import { isPlaceholder } from '../../guesses/makers/placeholder';
import { ADDRESS_POOLS, type PoolFacts } from '../../kinds/load-balancers/address-pools';
import type { Cluster } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import type { KubeObject } from '../../model/objects/kube-object';
import { annotationOf, askedAddresses } from '../../model/traffic/asked-addresses';
import { placesOf } from '../../model/views/named';
import type { Service } from '../../model/views/service';
import { type AddressRange, addressPool } from '../../values/address-pool';
import { isComplaint } from '../../values/complaint';
import { IpAddress } from '../../values/ip-address';
import { listed, quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { addressPoolOf } from '../examples/referring-parts';
import { webService } from '../examples/service-parts';

const POOL = addressPoolOf('192.0.2.0/28', '192.0.2.64-192.0.2.80');

const OF_CILIUM = `
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: edge
spec:
  blocks:
    - start: 192.0.2.64
      stop: 192.0.2.80`;

const asking = (pool: string, annotations: string, spec = 'type: LoadBalancer') =>
  manifests(WEB_DEPLOYMENT, pool, webService({ annotations, spec }));

export const outsideRangePoolAddress: Rule<Service> = {
  id: 'outside-range-pool-address',
  severity: 'error',
  because: 'A load balancer gives the addresses of its pools alone, so that the Service stays pending and gets none.',
  about: 'Services',
  source: 'https://metallb.io/usage/#requesting-specific-ips',
  avoidedBy: { nothing: 'the addresses of a pool are those of a network, which no app knows' },
  bad: asking(POOL, 'metallb.io/loadBalancerIPs: 192.0.2.90\nmetallb.io/address-pool: edge'),
  says: 'Service shop/web metadata.annotations["metallb.io/loadBalancerIPs"]: found "192.0.2.90", which is in no pool of MetalLB that may give it, expected an address of IPAddressPool metallb-system/edge: 192.0.2.0/28 or 192.0.2.64-192.0.2.80; choose one of these, or add it to the pool',
  good: asking(POOL, 'metallb.io/loadBalancerIPs: 192.0.2.70\nmetallb.io/address-pool: edge'),
  more: [
    {
      bad: asking(POOL, 'metallb.universe.tf/loadBalancerIPs: 192.0.3.1'),
      says: 'Service shop/web metadata.annotations["metallb.universe.tf/loadBalancerIPs"]: found "192.0.3.1", which is in no pool of MetalLB that may give it, expected an address of IPAddressPool metallb-system/edge: 192.0.2.0/28 or 192.0.2.64-192.0.2.80; choose one of these, or add it to the pool',
      doubt: 'a pool in files that were not given may have the address',
      good: asking(POOL, 'metallb.universe.tf/loadBalancerIPs: 192.0.2.1'),
    },
    {
      bad: asking(OF_CILIUM, 'lbipam.cilium.io/ips: 192.0.2.63'),
      says: 'Service shop/web metadata.annotations["lbipam.cilium.io/ips"]: found "192.0.2.63", which is in no pool of Cilium\'s LB IPAM that may give it, expected an address of CiliumLoadBalancerIPPool edge: 192.0.2.64-192.0.2.80; choose one of these, or add it to the pool',
      doubt: 'a pool in files that were not given may have the address',
      good: asking(OF_CILIUM, 'lbipam.cilium.io/ips: 192.0.2.64'),
    },
  ],
  silent: [
    {
      when: 'no pool is in these files',
      manifests: manifests(
        WEB_DEPLOYMENT,
        webService({ annotations: 'metallb.io/loadBalancerIPs: 192.0.2.90', spec: 'type: LoadBalancer' }),
      ),
    },
    {
      when: 'the Service is of the class of another load balancer',
      manifests: asking(
        POOL,
        'lbipam.cilium.io/ips: 192.0.3.1',
        'type: LoadBalancer\nloadBalancerClass: io.cilium/l2-announcer',
      ),
    },
    {
      when: 'a script writes the addresses of the pool',
      manifests: asking(
        addressPoolOf('"$(POOL_RANGE)"', '192.0.2.64-192.0.2.80'),
        'metallb.io/loadBalancerIPs: 192.0.2.90',
      ),
    },
  ],
  on: ({ services }) => services.all.filter(({ isLoadBalancer }) => isLoadBalancer),
  *check(service, cluster) {
    for (const facts of ADDRESS_POOLS) {
      const asked = askedAddresses(service, facts, cluster);
      const wanted = annotationOf(service, facts.pool)?.text;
      const pools = asked === undefined ? [] : poolsFor(wanted, facts, cluster);
      const ranges = pools.map((pool) => rangesOf(pool, facts));
      if (asked === undefined || pools.length === 0 || ranges.includes(undefined)) {
        continue;
      }
      for (const text of asked.addresses) {
        const address = IpAddress.parse(text);
        if (!isComplaint(address) && !ranges.some((each) => each?.some(({ range }) => range.contains(address)))) {
          const mistake = fault(
            asked.field,
            `${quoted(text)}, which is in no pool of ${facts.of.name} that may give it`,
            `an address of ${pools.map((pool, i) => `${pool.title}: ${listed((ranges[i] ?? []).map((each) => each.text))}`).join(', or of ')}`,
            'choose one of these, or add it to the pool',
          );
          yield wanted === undefined
            ? doubtful('a pool in files that were not given may have the address', mistake)
            : mistake;
        }
      }
    }
  },
};

/** The pools that may give a Service its address: the one that it names, or any. */
function poolsFor(wanted: string | undefined, { kind }: PoolFacts, cluster: Cluster): readonly KubeObject[] {
  const pools = objectsOf(cluster, kind);
  return (wanted === undefined ? pools.all : pools.anywhere(wanted)).map(({ object }) => object);
}

/** The addresses of a pool; undefined where not all can be read. */
function rangesOf(
  { root }: KubeObject,
  { blocks, ranges }: PoolFacts,
): readonly { readonly text: string; readonly range: AddressRange }[] | undefined {
  const texts = [
    ...blocks.flatMap((way) => placesOf(root, way)).map(({ text = '' }) => text),
    ...ranges.flatMap(({ at, first, last }) =>
      placesOf(root, at).flatMap((place) =>
        place.has(first)
          ? `${place.get(first).text}-${(place.has(last) ? place.get(last) : place.get(first)).text}`
          : [],
      ),
    ),
  ];
  const read = texts.flatMap((text) => {
    const range = isPlaceholder(text) ? undefined : addressPool(text);
    return range === undefined || isComplaint(range) ? [] : { text, range };
  });
  return read.length === texts.length && read.length > 0 ? read : undefined;
}
