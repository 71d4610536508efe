import type { Cluster } from '../cluster/cluster';
import type { Direction, NetworkPolicy } from '../views/network-policy';
import type { Workload } from '../views/workload';
import type { ReachedPort } from './opening';
import { passageAt } from './passage';

/** A connection from pods to a port of others. */
export interface Connection {
  readonly from: Workload;
  readonly to: Workload;
  readonly port: ReachedPort;
  /** Whether one pod of several connects to another of the same, where `from` and `to` are one workload. */
  readonly isAmongPeers?: true;
}

/** Where a connection ends before it arrives. */
export interface Barrier {
  /** Whether the policies are those of the pods that connect, or of those that are connected to. */
  readonly direction: Direction;
  readonly policies: readonly NetworkPolicy[];
}

/** The policies at either end that let a connection not pass, for certain. Those of the pods that connect come first, as for packets. */
export function barrierOf(cluster: Cluster, { from, to, port, isAmongPeers }: Connection): Barrier | undefined {
  for (const direction of ['Egress', 'Ingress'] as const) {
    const [at, other] = direction === 'Egress' ? [from, to] : [to, from];
    const passage = passageAt(
      cluster,
      at,
      direction,
      { is: 'pods', workload: other, ...(isAmongPeers && { isAnotherPod: true }) },
      port,
    );
    if (passage.is === 'shut') {
      return { direction, policies: passage.policies };
    }
  }
  return undefined;
}
