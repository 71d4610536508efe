import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import type { Container } from '../views/container';
import type { Workload } from '../views/workload';
import { PodStatus } from './pod-status';

/*
 * What a cluster has seen of a container decides, where what is written only makes something likely.
 */

/** Whether a machine has tried to start the container, so that its status says whether that went well. */
export function isTried(cluster: Cluster, workload: Workload, container: Container): boolean {
  return statusesOf(cluster, workload, container).length > 0;
}

/** Whether its probes have been answered in some pod. */
export function isSeenReady(cluster: Cluster, workload: Workload, container: Container): boolean {
  return statusesOf(cluster, workload, container).some((status) => status.get('ready').flag === true);
}

function statusesOf(cluster: Cluster, workload: Workload, { name }: Container): readonly Field[] {
  return cluster
    .livePodsOf(workload)
    .flatMap((pod) => new PodStatus(pod).containers)
    .filter((status) => status.get('name').text === name);
}
