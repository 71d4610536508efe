import { Construct } from 'constructs';
import { textTrace } from '../trace/report/text';
import type { Outcome, Receiver } from '../trace/walk';
import { Followed, isShut } from './followed';

/** What a test says of a request: where it starts, and who is to get it. */
export interface DeliveryOptions {
  /** `internet`, `namespace/NAME`, `KIND/NAMESPACE/NAME`, an address, or a construct that makes pods. */
  readonly from?: unknown;
  /** A construct that makes the pods, the name of a workload, or an address. */
  readonly to?: unknown;
}

/** Whether what a test says is so, and the trace that shows why. */
export interface Delivery {
  readonly holds: boolean;
  readonly told: string;
}

/** Whether all requests are delivered, to those of `to` if there are any. */
export function deliveryOf(where: string, received: unknown, target: unknown, options: DeliveryOptions): Delivery {
  const { from = 'internet', to } = options;
  const followed = new Followed(where, received);
  const found = followed.trace(from, target);
  const arrives = ({ outcome }: { readonly outcome: Outcome }) =>
    outcome.is === 'delivered' && outcome.to.every((receiver) => to === undefined || isMeant(followed, receiver, to));
  return { holds: found.paths.every(arrives), told: textTrace(found) };
}

function isMeant(followed: Followed, { name, object }: Receiver, to: unknown): boolean {
  return Construct.isConstruct(to)
    ? object !== undefined && followed.isMadeBy(object, to)
    : name === to || object?.name === to;
}

/** Whether nothing from a place reaches a target: all of it is dropped or refused, or has no such name. */
export function isUnreachable(where: string, received: unknown, target: unknown, from: unknown): Delivery {
  const found = new Followed(where, received).trace(from, target);
  return { holds: found.paths.every(({ outcome }) => isShut(outcome)), told: textTrace(found) };
}

/** Whether a name leads to an address at all, for clients at a place. */
export function resolves(where: string, received: unknown, name: unknown, from: unknown): Delivery {
  const host = String(name);
  const found = new Followed(where, received).trace(from, /[:/]/.test(host) ? host : `${host}:1`);
  return { holds: found.paths.every(({ outcome }) => outcome.is !== 'no such name'), told: textTrace(found) };
}
