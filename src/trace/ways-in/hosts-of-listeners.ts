import type { VirtualHostFacts } from '../../kinds/gateways/virtual-host-facts';
import type { Cluster } from '../../model/cluster/cluster';
import { onceWithin } from '../../model/lookup/once';
import { implementationOf } from '../../model/traffic/gateway-implementation';
import type { Listener, ListenerHolder } from '../../model/views/gateway';
import type { Route } from '../../model/views/route';
import { hostsAt, isUnder } from '../../values/hostnames';
import { routesAt } from './attached-routes';
import type { HeldListener } from './held-listener';
import { matchesOf } from './http-match';
import { endsTls, lacksCertificate } from './listener-certificate';
import type { HostedRule, VirtualHost } from './virtual-hosts';

/*
 * The virtual hosts of a proxy that has one for each host which a listener lets a route have.
 */

/** The virtual hosts that a listener shares with others, or has for itself. */
export interface SharedHosts {
  /** By their names; an empty one is for all. */
  readonly hosts: ReadonlyMap<string, VirtualHost>;
  /** A host that several listeners have, where the proxy takes none of it then. */
  readonly twin: { readonly host: string; readonly listeners: readonly Listener[] } | undefined;
}

/** Those among which a request at a listener finds its own. */
export function hostsOfListener(
  cluster: Cluster,
  { holder, listener }: HeldListener,
  facts: VirtualHostFacts,
): SharedHosts {
  return hostsOf(cluster, holder).get(placeOf(listener, facts)) ?? NONE;
}

const NONE: SharedHosts = { hosts: new Map(), twin: undefined };

/** What shares virtual hosts: a port, with TLS or without, or a listener. */
function placeOf({ port, protocol, name }: Listener, { apartOverTls }: VirtualHostFacts): string {
  return `${port} ${protocol}${protocol === 'HTTPS' && apartOverTls === true ? ` ${name}` : ''}`;
}

const hostsOf = onceWithin((cluster: Cluster, holder: ListenerHolder): ReadonlyMap<string, SharedHosts> => {
  const facts = implementationOf(cluster, holder)?.virtualHosts;
  const places = new Map<string, Map<string, HostedRule[]>>();
  for (const listener of facts === undefined ? [] : holder.listeners) {
    const held = { holder, listener };
    if (facts !== undefined && !lacksCertificate(cluster, held)) {
      const hosts = places.get(placeOf(listener, facts)) ?? new Map<string, HostedRule[]>();
      places.set(placeOf(listener, facts), hosts);
      addListener(cluster, held, facts, hosts);
    }
  }
  return new Map([...places].map(([place, hosts]) => [place, shared(hosts, facts)]));
});

function addListener(
  cluster: Cluster,
  held: HeldListener,
  facts: VirtualHostFacts,
  hosts: Map<string, HostedRule[]>,
): void {
  const { holder, listener } = held;
  const routes = routesAt(cluster, listener, holder);
  for (const route of routes) {
    const rules = route.rules.map((rule) => ({ listener, route, rule, matches: matchesOf(rule) }));
    for (const host of hostsFor(route, listener).filter((each) => isOwn(each, held, facts))) {
      hosts.set(host, [...(hosts.get(host) ?? []), ...rules]);
    }
  }
  if (routes.length === 0 && facts.emptyOverTls === true && endsTls(held)) {
    hosts.set(listener.hostname, hosts.get(listener.hostname) ?? []);
  }
}

function hostsFor({ hostnames }: Route, { hostname }: Listener): readonly string[] {
  const asked = hostnames.flatMap(({ text }) => text?.toLowerCase() ?? []);
  return asked.length === 0 ? [hostname.toLowerCase()] : [...new Set(hostsAt(hostname.toLowerCase(), asked))];
}

/** Whether a listener does not leave a host to another one. */
function isOwn(
  host: string,
  { holder, listener: own }: HeldListener,
  { leaves, leavesToOtherPorts }: VirtualHostFacts,
): boolean {
  return (
    host === own.hostname.toLowerCase() ||
    !holder.listeners.some(({ hostname, port, protocol }) => {
      const other = hostname.toLowerCase();
      const isNear = protocol === own.protocol && (port === own.port || leavesToOtherPorts === true);
      const isCloser =
        leaves === 'covered' && other.length > own.hostname.length && other !== host && isUnder(other, host);
      return isNear && other !== '' && other !== own.hostname && (other === host || isCloser);
    })
  );
}

function shared(hosts: ReadonlyMap<string, HostedRule[]>, facts: VirtualHostFacts | undefined): SharedHosts {
  const twins =
    facts?.refusesTwins === true ? [...hosts].map(([host, rules]) => ({ host, listeners: listenersOf(rules) })) : [];
  return {
    hosts: new Map([...hosts].map(([host, rules]) => [host, { rules, byChance: [] }])),
    twin: twins.find(({ listeners }) => listeners.length > 1),
  };
}

function listenersOf(rules: readonly HostedRule[]): readonly Listener[] {
  return [...new Set(rules.map(({ listener }) => listener))];
}
