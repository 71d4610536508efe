import type { Cluster } from '../../model/cluster/cluster';
import type { Workload } from '../../model/views/workload';
import { compared, isKin, isSlip } from '../../values/likeness';

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
  for (const workload of compared(cluster.pods.in(namespace))) {
    const lacking = [...labels].filter(([key, value]) => !workload.carries(key, value));
    const [first, another] = lacking;
    const written = first && workload.pod.labels.get(first[0]);
    if (another === undefined && first && written && (isSlip(written, first[1]) || isKin(written, first[1]))) {
      return { workload, label: [first[0], written] };
    }
  }
  return undefined;
}
