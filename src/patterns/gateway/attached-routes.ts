import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { GatewayFeature } from '../../kinds/gateways/gateway-feature';
import { Complaint, isComplaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { claimGatewayRoute } from '../cluster/claims';
import { refusal } from '../refusal';
import type { HttpRoute } from '../routes/http-route';
import type { PassthroughRoute } from '../routes/passthrough-route';
import type { RouteBackend } from '../routes/route-backend';
import { backendTlsPolicies } from './backend-tls-policies';
import { featureComplaint, isGrpc, routeComplaint } from './judged-route';
import { warnOfOutranked } from './outranked-routes';
import { type Reference, referenceGrants } from './reference-grants';
import { atOption, type PlacedRoute } from './route-groups';
import { httpAndGrpcRoutes, type RouteHome, tlsRoutes } from './route-objects';

/** The objects that attach routes to a Gateway. */
export interface AttachedRoutes {
  readonly routes: ApiObject[];
  readonly referenceGrants: ApiObject[];
  readonly backendTlsPolicies: ApiObject[];
}

/** Judges routes, and makes all that attaches them to a Gateway and lets them reach their backends. */
export function attachRoutes(
  construct: Construct,
  home: RouteHome,
  routes: readonly HttpRoute[],
  passthrough: readonly PassthroughRoute[],
): AttachedRoutes {
  const placed = routes.map((route, i) => ({ route, at: `.routes[${i}]` }));
  refuseUnserved(construct, home, placed, passthrough);
  refuseRepeated(construct, placed, passthrough);
  const references = foreignReferences(placed, passthrough, home.namespace);
  const { objects: made, rules } = httpAndGrpcRoutes(construct, home, placed);
  const objects = {
    routes: [...made, ...tlsRoutes(construct, home, passthrough)],
    referenceGrants: grantsFor(construct, home, references),
    backendTlsPolicies: backendTlsPolicies(construct, home.namespace, placed),
  };
  warnOfOutranked(construct, home, rules);
  claimRoutes(construct, home, routes, false);
  claimRoutes(construct, home, passthrough, true);
  return objects;
}

/** Claims each route of each listener: another listener may do something else with the same requests. */
function claimRoutes(
  construct: Construct,
  { gateway, namespace }: RouteHome,
  routes: readonly (HttpRoute | PassthroughRoute)[],
  isPassedOn: boolean,
): void {
  const name = `${gateway.namespace ?? namespace ?? ''}/${gateway.name}`;
  for (const route of routes) {
    const parents = gateway._parents(route.host, namespace, isPassedOn);
    for (const { sectionName = '' } of isComplaint(parents) ? [] : parents.flat()) {
      claimGatewayRoute(construct, `${name} ${sectionName}`.trimEnd(), String(route));
    }
  }
}

function refuseUnserved(
  construct: Construct,
  { gateway: { _facts: facts } }: RouteHome,
  placed: readonly PlacedRoute[],
  passthrough: readonly PassthroughRoute[],
): void {
  for (const { route, at } of placed) {
    const complaint = routeComplaint(route, facts);
    if (complaint !== undefined) {
      throw refusal(construct, atOption(complaint, at));
    }
  }
  const unserved =
    facts === undefined || passthrough.length === 0
      ? undefined
      : featureComplaint(GatewayFeature.TLS_PASSTHROUGH, facts, '.passthrough');
  if (unserved !== undefined) {
    throw refusal(construct, unserved);
  }
}

function refuseRepeated(
  construct: Construct,
  placed: readonly PlacedRoute[],
  passthrough: readonly PassthroughRoute[],
): void {
  const taken = new Map<string, HttpRoute>();
  for (const { route, at } of placed) {
    // A slash at the end of a prefix changes nothing, so that two backends would compete for the same requests.
    const key = requestsOf(route);
    const earlier = taken.get(key);
    if (earlier !== undefined && (earlier.path === route.path || !areAlike(earlier, route))) {
      throw repeated(
        construct,
        earlier.path === route.path
          ? `the route ${quoted(String(route))} a second time`
          : `the route ${quoted(String(route))} beside ${quoted(String(earlier))}, which takes the same requests`,
        at,
      );
    }
    taken.set(key, route);
  }
  const hosts = new Map<string, number>();
  for (const [i, { host }] of passthrough.entries()) {
    if (hosts.has(host)) {
      throw repeated(construct, `the route ${quoted(`passthrough ${host}`)} a second time`, `.passthrough[${i}]`);
    }
    hosts.set(host, i);
  }
}

function repeated(construct: Construct, found: string, at: string): Error {
  const fix = 'leave one out, or give it another path';
  return refusal(construct, new Complaint(found, 'each host, path and match once', fix, at));
}

function requestsOf(route: HttpRoute): string {
  const text = String(route);
  const { path } = route;
  return route.pathType === 'Prefix' && path.length > 1 && path.endsWith('/')
    ? text.replace(`${route.host ?? '*'}${path}`, `${route.host ?? '*'}${path.slice(0, -1)}`)
    : text;
}

/** Whether two routes do the same: they lead to one Service, and ask for nothing beside. */
function areAlike(one: HttpRoute, other: HttpRoute): boolean {
  const isPlain = ({ _options }: HttpRoute) => Object.values(_options).every((value) => value === undefined);
  return one.backend !== undefined && String(one.backend) === String(other.backend) && isPlain(one) && isPlain(other);
}

/** The Services of other namespaces, where the route's own is known or not. */
function foreignReferences(
  placed: readonly PlacedRoute[],
  passthrough: readonly PassthroughRoute[],
  own: string | undefined,
): (Reference & { readonly at: string })[] {
  const references = (backends: readonly RouteBackend[], fromKind: string, at: string) =>
    backends.flatMap(({ _namespace: namespace, serviceName: name }) =>
      namespace === undefined || namespace === own ? [] : [{ fromKind, kind: 'Service' as const, namespace, name, at }],
    );
  return [
    ...placed.flatMap(({ route, at }) => references(route.backends, isGrpc(route) ? 'GRPCRoute' : 'HTTPRoute', at)),
    ...passthrough.flatMap(({ backend }, i) => references([backend], 'TLSRoute', `.passthrough[${i}]`)),
  ];
}

function grantsFor(
  construct: Construct,
  { metadata, namespace }: RouteHome,
  references: readonly (Reference & { readonly at: string })[],
): ApiObject[] {
  const [first] = references;
  if (first !== undefined && namespace === undefined) {
    throw refusal(
      construct,
      new Complaint(
        `Service ${quoted(first.name)} of namespace ${quoted(first.namespace)}, and no namespace of the route`,
        'a known one, for a ReferenceGrant names the namespace that it is given to',
        'set metadata.namespace or the namespace of the chart',
        first.at,
      ),
    );
  }
  return namespace === undefined ? [] : referenceGrants(construct, { name: metadata.name, namespace }, references);
}
