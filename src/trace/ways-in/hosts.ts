import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';

/** The hosts that Ingresses, Gateways and their routes name. */
export const hostsIn = once(({ ingresses, gateways, listenerSets, routes }: Cluster): readonly string[] => {
  const hosts = [
    ...ingresses.all.flatMap(({ rules }) => rules.map((rule) => rule.get('host').text)),
    ...[...gateways.all, ...listenerSets.all].flatMap(({ listeners }) => listeners.map(({ hostname }) => hostname)),
    ...routes.all.flatMap(({ hostnames }) => hostnames.map(({ text }) => text)),
  ];
  return [...new Set(hosts.filter((host) => host !== undefined && host !== ''))] as string[];
});

/** A name that a rule for a host holds for: any for every host, one below a wildcard. */
export function oneOf(host: string): string {
  return host === '' ? 'any.example.com' : host.replace(/^\*\./, 'any.').toLowerCase();
}
