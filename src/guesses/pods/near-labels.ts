import type { Cluster } from '../../model/cluster/cluster';
import type { Workload } from '../../model/views/workload';
import { isKin, isSlip } from '../../values/likeness';

/** How many workloads of a namespace are compared. Enough for people's mistakes, and keeps the check linear. */
const MOST_COMPARED = 200;

/** Pods of which labels miss by a slip of the pen in a value. */
export interface NearlyLabelled {
  readonly workload: Workload;
  /** The label that was meant. */
  readonly label: readonly [key: string, value: string];
}

/** The pods of a namespace that all labels nearly fit, if none has them. */
export function nearlyLabelled(
  cluster: Cluster,
  namespace: string,
  labels: ReadonlyMap<string, string>,
): NearlyLabelled | undefined {
  for (const workload of cluster.pods.in(namespace).slice(0, MOST_COMPARED)) {
    const lacking = [...labels].filter(([key, value]) => !workload.carries(key, value));
    const [first, another] = lacking;
    const written = first && workload.pod.labels.get(first[0]);
    if (another === undefined && first && written && (isSlip(written, first[1]) || isKin(written, first[1]))) {
      return { workload, label: [first[0], written] };
    }
  }
  return undefined;
}
