import type { Cluster } from '../../model/cluster/cluster';
import { onceWithin } from '../../model/lookup/once';
import type { Ingress, IngressTls } from '../../model/views/ingress';
import { closeness } from './host-match';
import type { IngressWay } from './ingress-ways';

/** An entry of `spec.tls`, and the Ingress that it is of. */
export interface Entry extends IngressTls {
  readonly ingress: Ingress;
}

/** Whether TLS ends for a rule of a host. */
export function isSecure(way: IngressWay, rule: string): boolean {
  return way.controller?.certificates.forHostsOfRules !== true || entryNaming(way, rule) !== undefined;
}

/** The entry that names a host as it is written. */
export function entryNaming(way: IngressWay, written: string): Entry | undefined {
  return entriesOf(way).find(({ hosts }) => hosts.some(({ text }) => text?.toLowerCase() === written.toLowerCase()));
}

function entriesOf({ ingresses }: IngressWay): Entry[] {
  return ingresses.flatMap((ingress) => ingress.tls.map((tls) => ({ ingress, ...tls })));
}

/** The entries of all Ingresses of a class. */
export const entriesOfClass = onceWithin((cluster: Cluster, className: string | undefined): readonly Entry[] =>
  cluster.ingresses.all
    .filter((ingress) => ingress.className === className)
    .flatMap((ingress) => ingress.tls.map((tls) => ({ ingress, ...tls }))),
);

/** The entry whose certificate is for a host, or for any. */
export function entryFor(way: IngressWay, host: string): Entry | undefined {
  const entries = entriesOf(way);
  const isFor = ({ hosts }: Entry) => hosts.some(({ text }) => closeness(text ?? '', host, 'one') !== undefined);
  return entries.find(isFor) ?? entries.find(({ hosts }) => hosts.length === 0);
}
