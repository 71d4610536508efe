import { cureOf } from '../../check/status/cure';
import type { Cluster } from '../../model/cluster/cluster';
import { isMeantOrUntold } from '../../model/status/obstacle';
import { readinessOf } from '../../model/status/readiness';
import { isSeenEmpty } from '../../model/status/slice-status';
import { told, troublesOf } from '../../model/status/wording';
import { isWithoutSlices, writtenLabels } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { listingPods } from '../commands';
import type { Facts } from '../step';

/** Whether the pods of the Service are ready: those that are not get no requests. */
export function atReadiness(cluster: Cluster, service: Service): Facts {
  if (!service.hasSelector) {
    return { outcome: 'needless', says: 'it selects no pods' };
  }
  const lasting = cluster.selectedBy(service).filter(({ runsToCompletion }) => !runsToCompletion);
  const known = lasting.flatMap((workload) => readinessOf(cluster, service, workload) ?? []);
  const ready = known.reduce((sum, each) => sum + each.ready, 0);
  const obstacles = known.flatMap((each) => each.obstacles);
  const all = ready + obstacles.length;
  const [first] = lasting;
  if (first !== undefined && all === 0 && lasting.every(({ replicas }) => replicas === 0)) {
    return { outcome: 'failed', says: `it has no pods: ${first.object.title} is to have 0 replicas` };
  }
  if (known.length < lasting.length || lasting.length === 0 || all === 0) {
    const [ending] = cluster.selectedBy(service);
    if (ending === undefined && cluster.holdsAll('Pod', service.namespace) && leadsNowhere(cluster, service)) {
      const labels = writtenLabels(service.selector);
      return { outcome: 'failed', says: `no pod in namespace ${service.namespace} carries ${labels}` };
    }
    const says =
      lasting.length > 0
        ? 'how its pods are, nothing here tells'
        : ending === undefined
          ? 'none of its pods is here'
          : `its pods are those of ${ending.object.title}, which end when their work is done`;
    return { outcome: 'unknown', says, settledBy: listingPods(service) };
  }
  const count = `${ready} of ${all} ${all === 1 ? 'pod takes' : 'pods take'} requests`;
  return obstacles.length === 0
    ? { outcome: 'passed', says: count }
    : {
        outcome: ready > 0 ? 'warned' : 'failed',
        says: count,
        why: `${told(obstacles)}${curesOf(cluster, service, lasting)}`,
      };
}

/** Whether nobody else has written endpoints for a Service, in place of pods that it selects. */
function leadsNowhere(cluster: Cluster, service: Service): boolean {
  return isWithoutSlices(cluster, service) || isSeenEmpty(cluster, service);
}

/** What to do about pods that are not ready, where others are: no finding tells of these. */
function curesOf(cluster: Cluster, service: Service, workloads: readonly Workload[]): string {
  const cures = workloads.flatMap((workload) => {
    const [most] = troublesOf(readinessOf(cluster, service, workload)?.obstacles ?? []);
    const [obstacle] = most?.obstacles ?? [];
    if (obstacle === undefined || isMeantOrUntold(obstacle)) {
      return [];
    }
    const { field, fix } = cureOf(obstacle, workload);
    return [`; at ${workload.object.title} ${field.path}: ${fix}`];
  });
  return cures.join('');
}
