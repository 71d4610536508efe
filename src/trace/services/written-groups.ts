import type { Cluster } from '../../model/cluster/cluster';
import { writtenFor } from '../../model/traffic/endpoints';
import type { Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import type { WrittenEndpoints } from '../../model/views/written-endpoints';

/** Endpoints of one kind behind a port of a Service: the pods of a workload, or an address that somebody wrote. */
export interface EndpointGroup {
  readonly workload: Workload | undefined;
  /** The one pod of the workload that is meant, by its name; nothing where all are. */
  readonly pod?: string | undefined;
  /** For written endpoints. */
  readonly address: string | undefined;
  readonly port: number;
  /** How many endpoints there are, for the share of each group. */
  readonly count: number;
  /** What must hold for these to be endpoints, besides what the manifests say. */
  readonly assumptions: readonly string[];
}

/** The port at which written endpoints are asked; nothing where they are not. */
export type TargetOf = (written: WrittenEndpoints) => number | undefined;

/** The written addresses that are asked. */
export function writtenGroups(cluster: Cluster, service: Service, targetOf: TargetOf): EndpointGroup[] {
  const groups = new Map<string, EndpointGroup>();
  const unready = new Set<string>();
  for (const written of writtenFor(cluster, service)) {
    const target = targetOf(written);
    for (const { address, ready } of target === undefined ? [] : written.addresses) {
      const key = `${address} ${target}`;
      if (!ready) {
        unready.add(key);
      } else if (address !== undefined && target !== undefined) {
        groups.set(key, groupAt(address, target));
      }
    }
  }
  // Of an address that several slices hold, a proxy reads one: `addEndpoints` in `pkg/proxy/endpointslicecache.go` of Kubernetes.
  return [...groups].map(([key, group]) =>
    unready.has(key)
      ? {
          ...group,
          assumptions: [`proxies read that ${group.address} is ready, and not the slice that says it is not`],
        }
      : group,
  );
}

/** Where some endpoints serve a port of a Service: at their port of the same name and protocol. */
export function targetIn({ ports }: WrittenEndpoints, port: ServicePort): number | undefined {
  return ports.find(({ name, protocol }) => name === port.name && protocol === port.protocol)?.number;
}

/** The written endpoints that are about to end and serve still. */
export function endingOf(
  cluster: Cluster,
  service: Service,
  port: ServicePort,
  targetOf: TargetOf = (written) => targetIn(written, port),
): readonly EndpointGroup[] {
  const groups = new Map<string, EndpointGroup>();
  for (const written of writtenFor(cluster, service)) {
    const target = targetOf(written);
    for (const { address, isEnding } of written.addresses) {
      if (isEnding && address !== undefined && target !== undefined) {
        groups.set(`${address} ${target}`, groupAt(address, target));
      }
    }
  }
  return [...groups.values()];
}

function groupAt(address: string, port: number): EndpointGroup {
  return { workload: undefined, address, port, count: 1, assumptions: [] };
}
