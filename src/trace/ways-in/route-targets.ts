import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Listener } from '../../model/views/gateway';
import { pathOf, type Route } from '../../model/views/route';
import type { Field } from '../../values/field';
import { hostsAt } from '../../values/hostnames';
import { sampleOf } from '../../values/pattern-sample';
import { type Scheme, type Speech, speech, type Target } from '../target';
import { listenersTaking } from './attached-routes';
import { oneOf } from './hosts';
import { matchesOf } from './http-match';

/** What the routes of a cluster ask for: each match, for each host, at each listener that takes the route. */
export function routeTargets(cluster: Cluster): Target[] {
  return cluster.routes.all.flatMap((route) => {
    const taking = listenersTaking(cluster, route);
    const doors = taking.length === 0 ? guessedDoors(cluster, route) : taking.flatMap((each) => doorAt(route, each));
    return doors.flatMap(({ scheme, port, hosts }) =>
      hosts.flatMap((host) =>
        speechesOf(route, scheme).map((spoken): Target => ({ is: 'host', host: oneOf(host), port, ...spoken })),
      ),
    );
  });
}

/** Where requests for a route come in. */
interface Door {
  readonly scheme: Scheme;
  readonly port: number;
  /** Empty for every host. */
  readonly hosts: readonly string[];
}

/** What clients speak where a listener of a protocol takes routes of a kind. Who hands TLS on does not look at what is inside. */
const SCHEMES: Readonly<Record<string, Readonly<Record<string, Scheme>>>> = {
  HTTPRoute: { HTTP: 'http', HTTPS: 'https' },
  GRPCRoute: { HTTP: 'grpc', HTTPS: 'grpcs' },
  TLSRoute: { TLS: 'https' },
  TCPRoute: { TCP: 'tcp', TLS: 'https' },
  UDPRoute: { UDP: 'udp' },
};

function doorAt(route: Route, { protocol = '', port, hostname }: Listener): Door[] {
  const scheme = SCHEMES[route.object.kind]?.[protocol];
  if (scheme === undefined || port === undefined) {
    return [];
  }
  const hosts = hostsAt(hostname, hostsOf(route));
  return [{ scheme, port, hosts: hosts.length === 0 ? [''] : hosts }];
}

function hostsOf(route: Route): string[] {
  return route.hasHostnames ? route.hostnames.flatMap(({ text }) => text ?? []) : [];
}

/** Of a route that no listener takes, it is asked for where its kind usually comes in; the others have no usual port. */
function guessedDoors(cluster: Cluster, route: Route): Door[] {
  const protocol = route.object.kind === 'TLSRoute' ? 'TLS' : hasHttps(cluster) ? 'HTTPS' : 'HTTP';
  const scheme = SCHEMES[route.object.kind]?.[protocol];
  return scheme === undefined
    ? []
    : [{ scheme, port: protocol === 'HTTP' ? 80 : 443, hosts: route.hasHostnames ? hostsOf(route) : [''] }];
}

const hasHttps = once(({ gateways }: Cluster) =>
  gateways.all.some(({ listeners }) => listeners.some(({ protocol }) => protocol === 'HTTPS')),
);

/** What requests say that the matches of a route ask for. */
function speechesOf(route: Route, scheme: Scheme): Speech[] {
  return route.isOfRequests
    ? route.rules.flatMap(matchesOf).map((match) => speechFor(match, scheme))
    : [speech(scheme)];
}

function speechFor(match: Field, scheme: Scheme): Speech {
  const method = match.get('method');
  const path = method.isMap ? callFor(method) : (wanted(match.get('path'), 'value') ?? pathOf(match).value);
  const query = new URLSearchParams(match.get('queryParams').items.map(pairFor)).toString();
  const spoken = speech(scheme, scheme.startsWith('grpc') && path === '/' ? callFor(method) : path, query);
  return {
    ...spoken,
    method: method.text ?? spoken.method,
    headers: new Map(
      match
        .get('headers')
        .items.map(pairFor)
        .map(([name, value]) => [name.toLowerCase(), value]),
    ),
  };
}

/** A call of gRPC: a service and a method of it, of which each may be left to the client. */
function callFor(method: Field): string {
  return `/${wanted(method, 'service') ?? 'any.Service'}/${wanted(method, 'method') ?? 'Any'}`;
}

function pairFor(field: Field): [name: string, value: string] {
  return [field.get('name').text ?? '', wanted(field, 'value') ?? ''];
}

/** A text that fits what a match asks for under a key. */
function wanted(field: Field, key: string): string | undefined {
  const written = field.get(key).text;
  return written !== undefined && field.get('type').text === 'RegularExpression'
    ? (sampleOf(written) ?? written)
    : written;
}
