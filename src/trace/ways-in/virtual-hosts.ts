import type { Cluster } from '../../model/cluster/cluster';
import { onceWithin } from '../../model/lookup/once';
import { listenersAdmitting, takersOf } from '../../model/traffic/attachment';
import type { Listener, ListenerHolder } from '../../model/views/gateway';
import { type ParentRef, pathOf, type Route } from '../../model/views/route';
import type { Field } from '../../values/field';
import { hostsAt } from '../../values/hostnames';
import { isThere } from './gateway-backend';
import type { HeldListener } from './held-listener';
import { closeness } from './host-match';
import { matchesOf } from './http-match';
import { lacksCertificate } from './listener-certificate';

/*
 * The hosts of a Gateway as a proxy has them that knows no listeners but ports: Contour's Envoy. Whatever listener lets a route
 * in, its rules are those of its hosts.
 */

/** A rule of a virtual host, and the listener that let it in. */
export interface HostedRule {
  readonly listener: Listener;
  readonly route: Route;
  readonly rule: Field;
  readonly matches: readonly Field[];
}

/** A host, and what it has. */
export interface VirtualHost {
  readonly rules: readonly HostedRule[];
  /** The routes whose rules it has, or does not have, by chance. */
  readonly byChance: readonly Route[];
}

/** A host of which not all is known. */
interface Host {
  readonly rules: HostedRule[];
  readonly byChance: Route[];
  /** What its rules match. */
  readonly taken: Set<string>;
}

/** By their names; an empty one is for all. */
export type VirtualHosts = ReadonlyMap<string, VirtualHost>;

/** The virtual hosts of a Gateway, by its ports and whether clients speak TLS there. */
export function virtualHostsAt(
  cluster: Cluster,
  { object }: ListenerHolder,
  port: number,
  isEncrypted: boolean,
): VirtualHosts {
  return hostsOf(cluster, object.title).get(keyOf(port, isEncrypted)) ?? NONE;
}

const NONE: VirtualHosts = new Map();

/** The one that takes requests for a host: of those that cover it, the closest. */
export function closestOf(hosts: VirtualHosts, host: string): VirtualHost {
  const [name = ''] = [...hosts.keys()]
    .filter((each) => closeness(each, host, 'several') !== undefined)
    .sort((a, b) => (closeness(b, host, 'several') ?? 0) - (closeness(a, host, 'several') ?? 0));
  return hosts.get(name) ?? { rules: [], byChance: [] };
}

/** The listeners that let some rules in. */
export function listenersOf(rules: readonly HostedRule[], holder: ListenerHolder): HeldListener[] {
  return [...new Set(rules.map(({ listener }) => listener))].map((listener) => ({ holder, listener }));
}

const CALLS = 'GRPCRoute';

/** Routes of gRPC come last: `Run` of internal/dag/gatewayapi_processor.go. */
function byKind({ object: one }: Route, { object: other }: Route): number {
  return Number(one.kind === CALLS) - Number(other.kind === CALLS);
}

function keyOf(port: number | undefined, isEncrypted: boolean): string {
  return `${port} ${isEncrypted}`;
}

/** All of a Gateway, by its title: which of several variants is meant, nobody knows. */
const hostsOf = onceWithin((cluster: Cluster, gateway: string) => {
  const all = new Map<string, Map<string, Host>>();
  for (const route of [...cluster.routes.all].sort(byKind)) {
    for (const reference of route.parentRefs) {
      for (const parent of takersOf(cluster, reference).filter(({ object }) => object.title === gateway)) {
        const admitted = admissions(cluster, route, reference, parent);
        for (const key of new Set(admitted.map(placeOf))) {
          const at = all.get(key) ?? new Map<string, Host>();
          all.set(key, at);
          const together = admitted.filter((each) => placeOf(each) === key);
          addRoute(cluster, at, route, together);
        }
      }
    }
  }
  return all;
});

interface Admitted {
  readonly listener: Listener;
  readonly hosts: readonly string[];
}

function placeOf({ listener: { port, protocol } }: Admitted): string {
  return keyOf(port, protocol === 'HTTPS' || protocol === 'TLS');
}

/**
 * The listeners that let a route in, and for which hosts. One that is for many leaves to others the hosts that they name, at
 * whatever port those are: `computeHosts` of Contour's internal/dag/gatewayapi_processor.go.
 */
function admissions(cluster: Cluster, route: Route, reference: ParentRef, holder: ListenerHolder): Admitted[] {
  const admitting = listenersAdmitting(cluster, route, reference, holder).filter(
    (listener) => !lacksCertificate(cluster, { holder, listener }),
  );
  const others = holder.listeners.flatMap((each) => (admitting.includes(each) ? [] : [each.hostname]));
  const asked = route.hasHostnames ? route.hostnames.flatMap(({ text }) => text ?? []) : [];
  return admitting.map((listener) => {
    const { hostname } = listener;
    const isOwn = (host: string) => host === hostname || !others.some((other) => isLeftTo(other, host, hostname));
    return { listener, hosts: asked.length === 0 ? [hostname] : hostsAt(hostname, asked).filter(isOwn) };
  });
}

function isLeftTo(other: string, host: string, hostname: string): boolean {
  const isCloser = other.startsWith('*.') && host.endsWith(other.slice(1)) && other.length > hostname.length;
  return other !== '' && (other === host || isCloser);
}

/**
 * Adds a route to the hosts of all listeners that let it in. They come in any order, and a rule that a host has already is added
 * to no host of the next: so the hosts that only some of them have get it by chance.
 */
function addRoute(cluster: Cluster, at: Map<string, Host>, route: Route, admitted: readonly Admitted[]): void {
  const overlapping = admitted.filter(({ hosts }) =>
    admitted.some((other) => other.hosts !== hosts && other.hosts.some((host) => hosts.includes(host))),
  );
  for (const host of new Set(overlapping.flatMap(({ hosts }) => hosts))) {
    if (!overlapping.every(({ hosts }) => hosts.includes(host))) {
      hostNamed(at, host).byChance.push(route);
    }
  }
  for (const { listener, hosts } of admitted) {
    addRules(cluster, at, route, listener, hosts);
  }
}

function addRules(
  cluster: Cluster,
  at: Map<string, Host>,
  route: Route,
  listener: Listener,
  hosts: readonly string[],
): void {
  const rules = route.rules.filter((rule) =>
    listener.protocol === 'TLS'
      ? rule.get('backendRefs').items.some((each) => takes(cluster, route, each))
      : leads(rule),
  );
  const served = rules.length === 0 ? [] : hosts.map((host) => hostNamed(at, host));
  for (const rule of rules) {
    const matches = matchesOf(rule).filter(isServed);
    const texts = matches.map(asText);
    const keys = texts.map((text) => `${route.object.kind} ${text}`);
    // A rule with a match that an earlier one of a host has is no rule at all: `hasConflictRoute`.
    if (!served.some(({ taken }) => keys.some((key) => taken.has(key)))) {
      for (const { rules, taken } of served) {
        if (route.object.kind === CALLS) {
          giveUp(rules, texts);
        }
        rules.push({ listener, route, rule, matches });
        for (const key of keys) {
          taken.add(key);
        }
      }
    }
  }
}

/** What is replaced by a route of gRPC with the same match, for it comes later: `AddRoute` of internal/dag/dag.go. */
function giveUp(rules: HostedRule[], texts: readonly string[]): void {
  for (const [i, hosted] of rules.entries()) {
    if (hosted.route.object.kind !== CALLS) {
      rules[i] = { ...hosted, matches: hosted.matches.filter((match) => !texts.includes(asText(match))) };
    }
  }
}

function hostNamed(at: Map<string, Host>, name: string): Host {
  const known = at.get(name) ?? { rules: [], byChance: [], taken: new Set() };
  at.set(name, known);
  return known;
}

/** Whether a backend takes connections. Where none does, there is no host: `computeTLSRouteForListener`. */
function takes(cluster: Cluster, route: Route, backend: Field): boolean {
  return backend.get('weight').number !== 0 && isThere(cluster, route, backend);
}

/** Whether a rule does anything. */
function leads(rule: Field): boolean {
  return (
    rule.get('backendRefs').length > 0 ||
    rule.get('filters').items.some((filter) => filter.get('requestRedirect').isGiven)
  );
}

/** Calls of gRPC are matched by service and method both: `gatewayGRPCMethodMatchCondition`. */
function isServed(match: Field): boolean {
  const method = match.get('method');
  return (
    !method.isMap ||
    (method.get('type').text !== 'RegularExpression' &&
      method.get('service').text !== undefined &&
      method.get('method').text !== undefined)
  );
}

/** What a match compares, with what is left out filled in. The method of a call is the path of its request. */
export function asText(match: Field): string {
  const call = match.get('method');
  const { type, value } = pathOf(match);
  const path = call.isMap ? `Exact /${call.get('service').text}/${call.get('method').text}` : `${type} ${value}`;
  const method = call.isMap ? undefined : call.value;
  return JSON.stringify([path, method, ...['headers', 'queryParams'].map((key) => match.get(key).value)]);
}
