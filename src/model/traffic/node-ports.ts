import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import type { Service } from '../views/service';

/** A node port that a Service asks for by number. */
export interface NodePort {
  readonly field: Field;
  readonly number: number;
  /** Port and protocol of the Service behind it; a health check has none. */
  readonly port: number | undefined;
  readonly protocol: string | undefined;
}

/** The node ports that a Service asks for, if its type has any. */
export function nodePortsOf({ type, isLoadBalancer, ports, spec }: Service): NodePort[] {
  if (type !== 'NodePort' && !isLoadBalancer) {
    return [];
  }
  const check = spec.get('healthCheckNodePort');
  const isChecked = isLoadBalancer && spec.get('externalTrafficPolicy').value === 'Local' && check.number;
  return [
    ...ports.flatMap(({ field, nodePort, number, protocol }) =>
      nodePort === undefined ? [] : { field: field.get('nodePort'), number: nodePort, port: number, protocol },
    ),
    ...(isChecked ? [{ field: check, number: check.number ?? 0, port: undefined, protocol: undefined }] : []),
  ];
}

/**
 * Whether a port of a Service may have the node port of an earlier one: TCP and UDP of the same number may share the first
 * node port that is asked for it, which is the one that the API server remembers. `initNodePorts` in
 * `pkg/registry/core/service/storage/alloc.go` of Kubernetes.
 */
export function mayShare(earlier: NodePort, later: NodePort, all: readonly NodePort[]): boolean {
  const remembered = all.find(({ port }) => port !== undefined && port === later.port);
  return remembered === earlier && earlier.protocol !== later.protocol;
}

const takers = new WeakMap<Cluster, ReadonlyMap<number, Service>>();

/** The first Service that takes each node port. */
export function takersOf(cluster: Cluster): ReadonlyMap<number, Service> {
  let first = takers.get(cluster);
  if (first === undefined) {
    const found = new Map<number, Service>();
    for (const service of cluster.services.all) {
      for (const { number } of nodePortsOf(service)) {
        found.set(number, found.get(number) ?? service);
      }
    }
    first = found;
    takers.set(cluster, first);
  }
  return first;
}
