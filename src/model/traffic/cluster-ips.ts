import { Cidr } from '../../values/cidr';
import { isComplaint } from '../../values/complaint';
import type { Cluster } from '../cluster/cluster';
import { once, onceWithin } from '../lookup/once';
import type { Service } from '../views/service';

/** The Services by the addresses that manifests give them. Packets to them get the address of a pod before any policy sees them. */
export const servicesByClusterIp = once(
  ({ services }: Cluster): ReadonlyMap<string, Service> =>
    new Map(
      services.all
        .filter(({ isExternalName, isHeadless }) => !isExternalName && !isHeadless)
        .flatMap((service) =>
          [service.spec.get('clusterIP'), ...service.spec.get('clusterIPs').items].flatMap(({ text }) =>
            text ? [[text, service] as const] : [],
          ),
        ),
    ),
);

/** The Services by all addresses that are theirs and no pod's: also those at which load balancers and nodes take traffic for them. */
const servicesByAddress = once(
  (cluster: Cluster): ReadonlyMap<string, Service> =>
    new Map([
      ...cluster.services.all.flatMap((service) =>
        [service.spec.get('loadBalancerIP'), ...service.spec.get('externalIPs').items].flatMap(({ text }) =>
          text ? [[text, service] as const] : [],
        ),
      ),
      ...servicesByClusterIp(cluster),
    ]),
);

/** The Service whose address is the one of a block: a block that holds no pod. */
export function serviceOfBlock(cluster: Cluster, cidr: string | undefined): Service | undefined {
  const [, address] = /^(.+)\/(?:32|128)$/.exec(cidr ?? '') ?? [];
  return address === undefined ? undefined : servicesByAddress(cluster).get(address);
}

/** The addresses that kubeadm, kind and k3s give to Services unless they are told otherwise. */
const USUAL_NETWORKS: readonly string[] = ['10.96.0.0/12', '10.96.0.0/16', '10.43.0.0/16'];

/** Whether a block is taken for one of Services for its addresses alone, which a cluster may give to pods all the same. */
export function isUsualNetwork(cidr: string | undefined): boolean {
  return cidr !== undefined && USUAL_NETWORKS.includes(cidr);
}

/** A network for Services alone is hardly larger; one that is holds pods besides. */
const SHORTEST_PREFIX = 16;

/** The cluster IPs as blocks of one address each. */
const clusterIpBlocks = once((cluster: Cluster): readonly Cidr[] =>
  [...servicesByClusterIp(cluster).keys()].flatMap((address) => {
    const block = Cidr.parse(`${address}/${address.includes(':') ? 128 : 32}`);
    return isComplaint(block) ? [] : [block];
  }),
);

/**
 * Whether a block is of cluster IPs and so holds no pod: that of a Service, the usual network for them, or one that holds such
 * an address. Policies ask it of every connection.
 */
export const isOfServices = onceWithin((cluster: Cluster, cidr: string | undefined): boolean => {
  if (cidr === undefined) {
    return false;
  }
  if (isUsualNetwork(cidr) || serviceOfBlock(cluster, cidr) !== undefined) {
    return true;
  }
  const block = Cidr.parse(cidr);
  return (
    !isComplaint(block) &&
    block.prefixLength >= SHORTEST_PREFIX &&
    clusterIpBlocks(cluster).some((each) => block.contains(each))
  );
});
