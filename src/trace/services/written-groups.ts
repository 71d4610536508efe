import type { Cluster } from '../../model/cluster/cluster';
import { writtenFor } from '../../model/traffic/endpoints';
import type { Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import type { EndpointAddress, WrittenEndpoints } from '../../model/views/written-endpoints';

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
  const asked = askedIn(cluster, service, targetOf);
  const unready = new Set(asked.filter(({ ready }) => !ready).map(keyOf));
  // Of an address that several slices hold, a proxy reads one: `addEndpoints` in `pkg/proxy/endpointslicecache.go` of Kubernetes.
  return groupsOf(asked.filter(({ ready }) => ready)).map((group) =>
    unready.has(keyOf(group))
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
  return groupsOf(askedIn(cluster, service, targetOf).filter(({ isEnding }) => isEnding));
}

/** A written address, with the port at which it is asked. */
interface Asked extends Pick<EndpointAddress, 'address' | 'ready' | 'isEnding'> {
  readonly port: number;
}

function askedIn(cluster: Cluster, service: Service, targetOf: TargetOf): readonly Asked[] {
  return writtenFor(cluster, service).flatMap((written) => {
    const port = targetOf(written);
    return port === undefined
      ? []
      : written.addresses.map(({ address, ready, isEnding }) => ({ address, port, ready, isEnding }));
  });
}

/** One group for each address and port, however often it is written. */
function groupsOf(asked: readonly Asked[]): EndpointGroup[] {
  const groups = new Map<string, EndpointGroup>();
  for (const { address, port } of asked) {
    if (address !== undefined) {
      groups.set(keyOf({ address, port }), { workload: undefined, address, port, count: 1, assumptions: [] });
    }
  }
  return [...groups.values()];
}

function keyOf({ address, port }: Pick<Asked, 'address' | 'port'>): string {
  return `${address} ${port}`;
}
