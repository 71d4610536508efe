import type { Cluster } from '../cluster/cluster';
import type { Service } from '../views/service';
import type { Workload } from '../views/workload';
import { PodStatus } from './pod-status';

/** The pods of a workload that a Service selects by what they carry, as far as a cluster tells how they are. */
export function selectedPodsOf(cluster: Cluster, { selector }: Service, workload: Workload): readonly PodStatus[] {
  const pods = cluster
    .livePodsOf(workload)
    .filter((pod) => [...selector].every(([key, value]) => pod.carries(key, value)))
    .map((pod) => new PodStatus(pod))
    .filter(({ isKnown }) => isKnown);
  // Pods that were evicted stay in the list beside those that took their place.
  const current = pods.filter(({ isOver }) => !isOver);
  return current.length > 0 ? current : pods;
}
