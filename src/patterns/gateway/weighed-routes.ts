import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import type { AskedCall, AskedRequest } from '../../kinds/gateways/weighed-match';
import type { HttpRoute } from '../routes/http-route';
import { isGrpc } from './judged-route';
import type { PlacedRule } from './route-objects';
import type { GrpcMatchSpec, HttpMatchSpec, NamedValue } from './specs';

/** A rule at a listener, with what it weighs there. */
export interface WeighedRoute {
  readonly route: HttpRoute;
  readonly weight: number;
  /** The host that it takes requests of there: its own, or that of the listener; empty for every host. */
  readonly host: string;
  /** What requests must have beside the path. */
  readonly method: string | undefined;
  readonly headers: readonly NamedValue[];
  readonly query: readonly NamedValue[];
}

/** What a rule weighs at a listener for `listenerHost`. */
export function weighedRoute(
  { route, spec, rulesLeft }: PlacedRule,
  listenerHost: string | undefined,
  weigh: NonNullable<GatewayFacts['weigh']>,
): WeighedRoute {
  const host = route.host ?? listenerHost ?? '';
  const [match] = spec.matches ?? [];
  const asks = isGrpc(route) ? askedCall(match as GrpcMatchSpec | undefined) : askedRequest(match as HttpMatchSpec);
  return {
    route,
    weight: weigh({ hosts: host === '' ? [] : [host], rulesLeft, asks }),
    host,
    method: isGrpc(route) ? undefined : (match as HttpMatchSpec).method,
    headers: match?.headers ?? [],
    query: isGrpc(route) ? [] : ((match as HttpMatchSpec).queryParams ?? []),
  };
}

function askedRequest({ path, method, headers = [], queryParams = [] }: HttpMatchSpec): AskedRequest {
  const hasMethod = method !== undefined;
  const counts = { headers: headers.length, parameters: queryParams.length };
  return { of: 'HTTPRoute', pathType: path.type, path: path.value, hasMethod, ...counts };
}

function askedCall({ method, headers = [] }: GrpcMatchSpec = {}): AskedCall {
  return {
    of: 'GRPCRoute',
    call: method && { service: method.service, method: method.method ?? '', isPattern: false },
    headers: headers.map(({ name, value, type }) => ({ name, value, isPattern: type !== undefined })),
  };
}

/**
 * Whether the Gateway API has one rule go before another, of requests that both match: by host, path, method, headers, query.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function goesBefore(one: WeighedRoute, other: WeighedRoute): boolean {
  const [a, b] = [precision(one), precision(other)];
  const i = a.findIndex((each, at) => each !== b[at]);
  return i >= 0 && (a[i] ?? 0) > (b[i] ?? 0);
}

function precision({ route, method, headers, query }: WeighedRoute): number[] {
  const { host, path, pathType } = route;
  return [
    host === undefined || host.startsWith('*') ? 0 : 1,
    host?.length ?? 0,
    pathType === 'Exact' ? 1 : 0,
    withoutSlash(path).length,
    method === undefined ? 0 : 1,
    headers.length,
    query.length,
  ];
}

/** Whether there are requests that both rules match, the host aside. */
export function meets(one: WeighedRoute, other: WeighedRoute): boolean {
  return (
    deeperOf(one.route, other.route) !== undefined &&
    (one.method === undefined || other.method === undefined || one.method === other.method) &&
    agree(one.headers, other.headers) &&
    agree(one.query, other.query)
  );
}

/** Whether a rule matches all requests that two others both match, the host aside. */
export function takesAllThatMeets(rule: WeighedRoute, one: WeighedRoute, other: WeighedRoute): boolean {
  const deeper = deeperOf(one.route, other.route);
  const asksMore = rule.method !== undefined || rule.headers.length + rule.query.length > 0;
  return deeper !== undefined && !asksMore && holds(rule.route, deeper);
}

/** Of two paths of which one holds the other, the one that is held. */
function deeperOf(one: HttpRoute, other: HttpRoute): HttpRoute | undefined {
  return holds(one, other) ? other : holds(other, one) ? one : undefined;
}

/** Whether all requests to the path of the second route have that of the first. */
function holds(outer: HttpRoute, inner: HttpRoute): boolean {
  if (outer.pathType === 'Exact') {
    return inner.pathType === 'Exact' && inner.path === outer.path;
  }
  const prefix = withoutSlash(outer.path);
  return `${withoutSlash(inner.path)}/`.startsWith(`${prefix}/`);
}

/** A slash at the end of a prefix changes nothing. */
function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}

/** Whether a request may have all of these at once. */
function agree(some: readonly NamedValue[], others: readonly NamedValue[]): boolean {
  const isOther = (a: NamedValue, b: NamedValue) =>
    a.name.toLowerCase() === b.name.toLowerCase() &&
    a.type === undefined &&
    b.type === undefined &&
    a.value !== b.value;
  return !some.some((each) => others.some((other) => isOther(each, other)));
}
