import type { PortRange } from './port';

/*
 * What the patterns of an app leave on its constructs for the checks of the same app. The two rooms know nothing of one
 * another; both know these keys of construct metadata.
 */

/** Under which key a scope keeps what `TargetCluster.describe` said of it: a `ToldCluster`, the latest last. */
export const TOLD_CLUSTER = 'cdk8s-service-patterns:cluster';

/** Under which key the root of an app says that `NetworkChecks` judge it, so that nobody tells the same twice. */
export const CHECKED = 'cdk8s-service-patterns:checked';

/** What was said of the cluster at one scope. */
export interface ToldCluster {
  readonly name?: string;
  readonly domain?: string;
  readonly nodePortRange?: PortRange;
  /** The minor version of its Kubernetes. */
  readonly minor?: number;
}
