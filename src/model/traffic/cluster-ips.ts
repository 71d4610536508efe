import type { Cluster } from '../cluster/cluster';
import { once } from '../lookup/once';
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

/** The Service whose cluster IP is the one address of a block: a block that holds no pod. */
export function serviceOfBlock(cluster: Cluster, cidr: string | undefined): Service | undefined {
  const [, address] = /^(.+)\/(?:32|128)$/.exec(cidr ?? '') ?? [];
  return address === undefined ? undefined : servicesByClusterIp(cluster).get(address);
}
