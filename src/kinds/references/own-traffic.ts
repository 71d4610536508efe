import type { KindsOfOthers } from './kinds-of-others';

/**
 * Kinds of others that have their own say on traffic: on where it goes, or on whether it goes at all. A kind is told by its group
 * as well, for several have kinds of one name: Istio and Linkerd an AuthorizationPolicy each.
 */
export interface OwnTraffic {
  /** What they are together, as a sentence calls it, such as `the mesh of Istio`. */
  readonly called: string;
  readonly kinds: readonly KindsOfOthers[];
  /** Where one can look it up. */
  readonly source: string;
}
