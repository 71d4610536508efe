import type { Cluster } from '../../model/cluster/cluster';
import { isRefused } from '../../model/status/obstacle';
import { readinessOf } from '../../model/status/readiness';
import type { Reached } from '../../model/traffic/probed';
import type { Service } from '../../model/views/service';
import { forwarding } from '../commands';
import type { Facts } from '../step';

/** Whether the programs listen at the address of the pod, and not on loopback alone. */
export function atLoopback(cluster: Cluster, service: Service, reached: readonly Reached[], isReady: boolean): Facts {
  if (!service.hasSelector) {
    return { outcome: 'needless', says: 'it selects no pods' };
  }
  const untried = reached.find(({ isProbed }) => !isProbed);
  if (untried === undefined) {
    return reached.length === 0
      ? { outcome: 'unknown', says: 'no port of a pod is known' }
      : { outcome: 'passed', says: 'what a probe reaches at the address of the pod is not on loopback alone' };
  }
  const { workload, pods, port, number, isAskedFor } = untried;
  const settledBy = port.protocol === 'TCP' ? forwarding(workload, pods[0]?.name, number) : undefined;
  if (isAskedFor && pods[0] !== undefined && readinessOf(cluster, service, workload)?.obstacles.some(isRefused)) {
    return {
      outcome: 'unknown',
      says: `its probe is refused, as by a program on loopback: it is one, if it answers at ${number} through this`,
      settledBy,
    };
  }
  if (!isReady) {
    return { outcome: 'unknown', says: 'no pod is ready to be asked (see readiness)' };
  }
  return {
    outcome: 'unknown',
    says: `where the program listens is told by nothing here: what answers at ${number} through this, and not in step 7, is on loopback`,
    settledBy,
  };
}
