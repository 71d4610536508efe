import type { Workload } from '../views/workload';
import type { Obstacle } from './obstacle';

/** How the pods of a workload fare. */
export interface Readiness {
  /** How many take requests. */
  readonly ready: number;
  /** What keeps each of the others from that. */
  readonly obstacles: readonly Obstacle[];
}

/** Kinds whose status counts their pods in the same fields. */
const COUNTING: readonly string[] = ['Deployment', 'StatefulSet', 'ReplicaSet'];

/** How many pods are counted one by one. */
const MOST_COUNTED = 10_000;

/**
 * How the pods of a workload fare by its own count, which is all that there is where its pods are not in a dump, or were
 * never made: above a quota, or against a policy.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment
 */
export function countedBy(workload: Workload): Readiness | undefined {
  const { object, kind, replicas = 1 } = workload;
  const status = object.root.get('status');
  // Controllers write which state of the object they have seen; nobody does so by hand.
  if (!COUNTING.includes(kind) || status.get('observedGeneration').number === undefined) {
    return undefined;
  }
  const ready = status.get('readyReplicas').number ?? 0;
  // A status may hold any number, and this many obstacles are made.
  const missing = Math.min(Math.max(replicas - ready, 0), MOST_COUNTED);
  return { ready, obstacles: new Array<Obstacle>(missing).fill(unmadeBy(workload)) };
}

/** Why pods are missing that a workload is to have, as far as it says so itself. */
function unmadeBy({ object }: Workload): Obstacle {
  const status = object.root.get('status');
  const failure = status
    .get('conditions')
    .items.find((each) => each.get('type').text === 'ReplicaFailure' && each.get('status').text === 'True');
  if (failure !== undefined) {
    return { is: 'creation', reason: failure.get('reason').text, message: failure.get('message').text };
  }
  // A Deployment that was paused before its first pod makes none; later it goes on with those that it has.
  const isPaused = object.spec.get('paused').flag === true && !status.get('replicas').number;
  return { is: isPaused ? 'pause' : 'unseen', reason: undefined };
}
