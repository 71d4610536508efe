import { Construct } from 'constructs';
import { textTrace } from '../trace/report/text';
import type { Trace } from '../trace/trace';
import { Followed } from './followed';

/** What a test can say of a request: where it starts, and who is to get it. */
export interface DeliveryOptions {
  readonly from?: unknown;
  readonly to?: unknown;
}

/** Whether a test's expectation holds, and the trace that shows why. */
export interface Delivery {
  readonly holds: boolean;
  readonly told: string;
}

/** Whether all requests are delivered: to some pods or addresses, or to those of `to`. */
export function deliveryOf(where: string, received: unknown, url: unknown, { from = 'internet', to }: DeliveryOptions): Delivery {
  const followed = new Followed(where, received);
  const found = followed.trace(from, url);
  return { holds: found.paths.every(({ outcome }) => outcome.is === 'delivered' && outcome.to.every((receiver) => isMeant(followed, receiver, to))), told: textTrace(found) };
}

function isMeant(followed: Followed, { name, object }: { readonly name: string; readonly object: import('../model/objects/kube-object').KubeObject | undefined }, to: unknown): boolean {
  if (to === undefined) {
    return true;
  }
  return Construct.isConstruct(to) ? object !== undefined && followed.isMadeBy(object, to) : name === to || object?.name === to;
}

/** Whether no request from a place reaches a target: all are dropped, refused, or have no such name. */
export function isUnreachable(where: string, received: unknown, url: unknown, from: unknown): Delivery {
  const found = new Followed(where, received).trace(from, url);
  return { holds: found.paths.every(isShut), told: textTrace(found) };
}

function isShut({ outcome: { is } }: Trace['paths'][number]): boolean {
  return is === 'dropped' || is === 'refused' || is === 'no such name';
}
