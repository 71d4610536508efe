import type { Cluster } from '../../model/cluster/cluster';
import { serves } from '../../model/views/serves';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { compared, isKin, isSlip } from '../../values/likeness';

/** The pods that a Service without a selector is most likely meant for. */
export interface MeantPods {
  readonly pods: Workload;
  /** Whether their name, their ports, and that no other Service selects them, all say so. */
  readonly isSure: boolean;
}

/** Pods of the name of a Service without a selector, or whose name begins like it, if nothing speaks against their ports. */
export function podsWithoutSelector(cluster: Cluster, service: Service): MeantPods | undefined {
  const fitting = compared(cluster.workloads.in(service.namespace)).filter((each) => isFit(each, service));
  const idle = fitting.find((each) => cluster.isIdle(each) && isKin(each.name, service.name));
  const pods = idle ?? fitting[0];
  return pods && { pods, isSure: pods === idle && serves(pods, service) };
}

/** Whether the selector of a Service is written under another name, or in another place, which is a mistake of its own. */
export function hasMisplacedSelector({ object }: Service): boolean {
  return object.deviations.some(({ is, steps }) => {
    const key = String(steps.at(-1));
    return is === 'unknown field' && (key === 'selector' || key === 'matchLabels' || isSlip(key, 'selector'));
  });
}

function isFit(workload: Workload, service: Service): boolean {
  const { name, pod, runsToCompletion } = workload;
  const isRelated = name.startsWith(`${service.name}-`) || service.name.startsWith(`${name}-`);
  return (
    pod.labels.size > 0 &&
    !runsToCompletion &&
    (isKin(name, service.name)
      ? serves(workload, service) || pod.ports.length === 0
      : isRelated && serves(workload, service))
  );
}
