/*
 * What the patterns of an app leave on its constructs for the checks of the same app, as in `told-cluster.ts`.
 */

/** Under which key a construct says what it complains of itself: a `ToldFault` each. */
export const TOLD_FAULT = 'cdk8s-service-patterns:told';

/** What a construct complains of at synth, as a rule of the checks would of what it made. */
export interface ToldFault {
  readonly rule: string;
  /** Whether the synthesis fails by it; else it is a warning. */
  readonly isRefusal: boolean;
  isTold(): boolean;
}
