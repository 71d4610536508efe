import { textTrace } from '../trace/report/text';
import { isComplaint } from '../values/complaint';
import { objectWith, type Parser } from '../values/parser';
import { listed } from '../values/wording';
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
  const { from = 'internet', to } = optionsIn(where, options);
  const followed = new Followed(where, received);
  const found = followed.trace(from, target);
  const meant = to === undefined ? undefined : followed.receiverOf(to);
  const others = new Set(
    found.paths
      .flatMap(({ outcome }) => (outcome.is === 'delivered' ? outcome.to : []))
      .filter((receiver) => meant?.isReceiver(receiver) === false)
      .map(({ name }) => name),
  );
  const arrives = found.paths.every(({ outcome }) => outcome.is === 'delivered');
  const wrong = others.size === 0 ? '' : `\nexpected ${meant?.name} to get all of it, and not ${listed([...others])}\n`;
  return { holds: arrives && others.size === 0, told: `${textTrace(found)}${wrong}` };
}

/** Options as a test without types may write them. */
function optionsIn(where: string, options: unknown): DeliveryOptions {
  const read = readOptions(options ?? {});
  if (isComplaint(read)) {
    throw new Error(read.sentence(`${where} options`));
  }
  return read;
}

const anything: Parser<unknown> = (value) => value;

const readOptions = objectWith({ from: anything, to: anything }, 'an object of properties');

/** Whether nothing from a place reaches a target: all of it is dropped or refused, or has no such name. */
export function isUnreachable(where: string, received: unknown, target: unknown, from: unknown): Delivery {
  const found = new Followed(where, received).traceOfShut(from, target);
  return { holds: found.paths.every(({ outcome }) => isShut(outcome)), told: textTrace(found) };
}

/** Whether a name leads to an address at all, for clients at a place. */
export function resolves(where: string, received: unknown, name: unknown, from: unknown): Delivery {
  const { leads, told } = new Followed(where, received).resolution(from, name);
  return { holds: leads, told };
}
