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

/** Whether one node port may serve two ports of a Service: TCP and UDP of the same number. */
export function mayShare(a: NodePort, b: NodePort): boolean {
  return a.port !== undefined && a.port === b.port && a.protocol !== b.protocol;
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
