import type { Cluster } from '../cluster/cluster';
import type { Service } from '../views/service';
import type { EndpointAddress, EndpointSlice } from '../views/written-endpoints';
import type { Obstacle } from './obstacle';
import type { Readiness } from './workload-status';

/** The endpoints that the slices of a Service hold, which is what proxies read. */
export interface Sliced {
  /** Those that get requests. */
  readonly taking: readonly EndpointAddress[];
  readonly others: readonly EndpointAddress[];
}

/** What the slices of a Service hold, whoever keeps them; nothing where none of them is here. */
export function slicedFor(cluster: Cluster, service: Service): Sliced | undefined {
  const slices = cluster.slicesOf(service);
  return slices.length === 0 ? undefined : parted(slices);
}

/** Whether Kubernetes itself keeps slices of a Service, and there is no endpoint in them: a fact, where manifests only tell less. */
export function isSeenEmpty(cluster: Cluster, service: Service): boolean {
  const slices = cluster.slicesOf(service);
  return slices.some(({ isManaged }) => isManaged) && slices.every(({ addresses }) => addresses.length === 0);
}

/**
 * How the pods of a Service fare by the slices that Kubernetes keeps of it. They tell no reasons, so pods that are here
 * themselves are asked instead.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions
 */
export function slicedAs(cluster: Cluster, service: Service): Readiness | undefined {
  const { taking, others } = parted(cluster.slicesOf(service).filter(({ isManaged }) => isManaged));
  return taking.length + others.length === 0
    ? undefined
    : { ready: taking.length, obstacles: others.map((each) => obstacleOf(each)) };
}

function parted(slices: readonly EndpointSlice[]): Sliced {
  // With two families, every pod stands in a slice of each.
  const [family] = slices.map(({ addressType }) => addressType);
  const all = slices.filter(({ addressType }) => addressType === family).flatMap(({ addresses }) => addresses);
  const ready = all.filter((each) => each.ready);
  // Where none is ready, those that are being deleted get the requests, as long as they serve.
  const taking =
    ready.length > 0 ? ready : all.filter(({ field }) => field.find('conditions', 'serving').flag === true);
  return { taking, others: all.filter((each) => !taking.includes(each)) };
}

function obstacleOf({ field }: EndpointAddress): Obstacle {
  return { is: field.find('conditions', 'terminating').flag === true ? 'deletion' : 'unseen', reason: undefined };
}
