import type { ControllerName } from '../harness/controllers';

/*
 * What rules about Ingresses and routes say of requests, as packets show it through a controller.
 */

/** What all answers are, or the one or the other where that is up to chance. */
export type Answer = string | readonly string[];

/** A question about the two manifests of one example of a rule, asked from outside. */
export interface RequestOfRule {
  /** The rule's id. */
  readonly rule: string;
  /** Which of its examples: 0 is its own, those of `more` follow. @default 0 */
  readonly example?: number;
  /** With the hosts of the example; a pair where the bad one is asked for something else. */
  readonly url: string | { readonly good: string; readonly bad: string };
  /** How the bad one is answered; by controller where they differ. The good one is answered by `web`. */
  readonly bad: Answer | Readonly<Record<ControllerName, Answer>>;
  /** The controllers that it is for. @default all of them */
  readonly by?: readonly ControllerName[];
  /** Manifests that the example leaves out, such as the route by which its Gateway is asked. */
  readonly beside?: string;
  /** Whether nothing can be attached to the Gateway of the bad one, which a Gateway beside it has to speak for. @default false */
  readonly ownBell?: boolean;
  /** Whether the good one has to be gone before the bad one comes, because both take the same requests. @default false */
  readonly inTurn?: boolean;
}

/** The host of most examples. */
export const SHOP = 'http://shop.example.com/';

/** The same by TLS: who is answered trusts the first certificate that the example names, and no other. */
export const SECURE_SHOP = 'https://shop.example.com/';
