import { COUNT, SECONDS } from '../constraints/makers';
import type { Pods } from '../language/kind';
import { NUMBER, needed, type Shape, wholeNumber } from '../language/shape';

/** How many pods, and how long each must have been ready to count. */
export const REPLICAS = { minReadySeconds: wholeNumber(SECONDS), replicas: wholeNumber(COUNT) } as const;

export const HISTORY = { revisionHistoryLimit: NUMBER } as const;

/** Where Deployments, and most others, say what their pods are made of. */
export const IN_SPEC: Pods = { template: ['spec', 'template'] };

/** The pods that a workload makes, without which it is nothing. */
export function template(pods: Shape): Shape {
  return needed(pods, 'a pod template');
}
