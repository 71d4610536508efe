import type { Cluster } from '../cluster/cluster';
import { onceWithin } from '../lookup/once';
import type { Service } from '../views/service';
import type { Workload } from '../views/workload';
import { warningsAbout } from './events';
import { obstacleOf } from './obstacle';
import type { PodStatus } from './pod-status';
import { selectedPodsOf } from './selected-pods';
import { slicedAs } from './slice-status';
import { countedBy, type Readiness } from './workload-status';

/** How the pods of a workload fare that a Service selects, if a cluster says so: manifests do not. */
export function readinessOf(cluster: Cluster, service: Service, workload: Workload): Readiness | undefined {
  return readinessBehind(cluster, service).get(workload);
}

const readinessBehind = onceWithin((cluster: Cluster, service: Service): ReadonlyMap<Workload, Readiness> => {
  const all = cluster
    .selectedBy(service)
    .map((workload) => ({ workload, pods: selectedPodsOf(cluster, service, workload) }));
  const takes = takersOf(
    service,
    all.flatMap(({ pods }) => pods),
  );
  // Slices name no workload: where there are two, theirs are mixed.
  const sliced = all.length === 1 ? slicedAs(cluster, service) : undefined;
  return new Map(
    all.flatMap(({ workload, pods }) => {
      const readiness = pods.length === 0 ? (sliced ?? countedBy(workload)) : split(cluster, pods, takes);
      return readiness === undefined ? [] : [[workload, readiness]];
    }),
  );
});

/**
 * Which pods get requests: those that are ready; where none is, those that are being deleted and serve still; and all that
 * have an address, where the Service asks for that.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions
 */
function takersOf(service: Service, pods: readonly PodStatus[]): (pod: PodStatus) => boolean {
  if (service.publishesNotReady) {
    return ({ hasAddress }) => hasAddress;
  }
  const isReady = ({ isServing, isBeingDeleted }: PodStatus) => isServing && !isBeingDeleted;
  return pods.some(isReady) ? isReady : ({ isServing }) => isServing;
}

function split(cluster: Cluster, pods: readonly PodStatus[], takes: (pod: PodStatus) => boolean): Readiness {
  const others = pods.filter((pod) => !takes(pod));
  return {
    ready: pods.length - others.length,
    obstacles: others.map((each) => obstacleOf(each, warningsAbout(cluster, each.pod.object))),
  };
}
