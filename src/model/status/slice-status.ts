import type { Cluster } from '../cluster/cluster';
import type { Service } from '../views/service';
import type { Obstacle } from './obstacle';
import type { Readiness } from './workload-status';

/**
 * How the pods of a Service fare by the slices that Kubernetes keeps of it, which is what proxies read. They tell no reasons, so
 * pods that are here themselves are asked instead.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions
 */
export function slicedAs(cluster: Cluster, service: Service): Readiness | undefined {
  const slices = cluster.slicesOf(service).filter(({ isManaged }) => isManaged);
  // With two families, every pod stands in a slice of each.
  const [family] = slices.map(({ addressType }) => addressType);
  const conditions = slices
    .filter(({ addressType }) => addressType === family)
    .flatMap(({ addresses }) => addresses.map(({ field, ready }) => ({ field: field.get('conditions'), ready })));
  if (conditions.length === 0) {
    return undefined;
  }
  const ready = conditions.filter((each) => each.ready);
  // Where none is ready, those that are being deleted get the requests, as long as they serve.
  const taking = ready.length > 0 ? ready : conditions.filter(({ field }) => field.get('serving').flag === true);
  const obstacles = conditions
    .filter((each) => !taking.includes(each))
    .map(
      ({ field }): Obstacle => ({
        is: field.get('terminating').flag === true ? 'deletion' : 'unseen',
        reason: undefined,
      }),
    );
  return { ready: taking.length, obstacles };
}
