import { Duration } from 'cdk8s';
import {
  BackendProtocol,
  BackendTls,
  GatewayFeature,
  HeaderMatch,
  HttpMethod,
  HttpRoute,
  PathRewrite,
  QueryMatch,
  type RouteBackend,
  type RouteOptions,
  RouteRedirect,
} from '../../../src';
import type { Outcome } from '../harness/outcome';
import type { Asking } from '../harness/places';

/*
 * For each feature of the Gateway API a route that asks for it, a request, and how one sees that it was done.
 */

/** The pods behind the routes. */
export interface Backends {
  readonly web: RouteBackend;
  readonly next: RouteBackend;
  /** Takes a second for each answer. */
  readonly slow: RouteBackend;
  /** Says of its port that HTTP/2 is spoken there. */
  readonly h2c: RouteBackend;
  /** Speaks TLS with a certificate for `POD_NAME` that the ConfigMap `POD_CA` vouches for. */
  readonly verified: RouteBackend;
}

export const POD_NAME = 'pod.example.com';
export const POD_CA = 'pod-ca';

export interface Scenario {
  readonly feature: GatewayFeature;
  routes(host: string, backends: Backends): HttpRoute[];
  /** What is asked of the host. @default / */
  readonly path?: string;
  readonly asking?: Asking;
  isDone(outcome: Outcome): boolean;
}

/** That the pods behind `next` answer, which they do only where the route is matched. */
const byNext = ({ echo }: Outcome) => echo?.pod?.includes('next') === true;

/** Requests that match go to `next`, all others to `web`. */
function matching(feature: GatewayFeature, options: RouteOptions, asked: Pick<Scenario, 'path' | 'asking'>): Scenario {
  return {
    feature,
    routes: (host, { web, next }) => [HttpRoute.prefix(host, '/', web), HttpRoute.prefix(host, '/', next, options)],
    ...asked,
    isDone: byNext,
  };
}

/** A route with options, and what the pods or the client see of them. */
function changing(feature: GatewayFeature, options: RouteOptions, path: string, isDone: Scenario['isDone']): Scenario {
  return { feature, routes: (host, { web }) => [HttpRoute.prefix(host, '/v1', web, options)], path, isDone };
}

/** What the pods say of their answers; a proxy may put a guess of its own in its place. */
const JSON_TYPE = 'application/json';

function redirecting(feature: GatewayFeature, to: RouteRedirect, status: number, location: string): Scenario {
  return {
    feature,
    routes: (host) => [HttpRoute.prefix(host, '/v1', to)],
    path: '/v1/x',
    isDone: ({ asked, status: seen, headers }) =>
      // Traefik leaves out a scheme that stays: //HOST/v2/x.
      seen === status &&
      new URL(headers?.location ?? '', asked).href === location.replace('HOST', new URL(asked).hostname),
  };
}

/** A call of the method Add, by a route for this path. */
function callingGrpc(feature: GatewayFeature, path: string): Scenario {
  return {
    feature,
    routes: (host, { web }) => [HttpRoute.prefix(host, path, web, { backendProtocol: BackendProtocol.GRPC })],
    path: '/shop.Cart/Add',
    asking: { method: HttpMethod.POST, http2: true, headers: { 'Content-Type': 'application/grpc', TE: 'trailers' } },
    isDone: ({ echo }) => echo?.protocol === 'h2c' && echo.path === '/shop.Cart/Add',
  };
}

export const SCENARIOS: readonly Scenario[] = [
  matching(
    GatewayFeature.METHOD_MATCH,
    { matching: { method: HttpMethod.POST } },
    { asking: { method: HttpMethod.POST } },
  ),
  matching(GatewayFeature.QUERY_MATCH, { matching: { query: [QueryMatch.exact('v', '2')] } }, { path: '/?v=2' }),
  matching(
    GatewayFeature.QUERY_PATTERN,
    { matching: { query: [QueryMatch.pattern('v', '2\\..*')] } },
    { path: '/?v=2.1' },
  ),
  matching(
    GatewayFeature.HEADER_PATTERN,
    { matching: { headers: [HeaderMatch.pattern('X-Version', '2\\..*')] } },
    { asking: { headers: { 'X-Version': '2.1' } } },
  ),
  changing(
    GatewayFeature.PREFIX_REWRITE,
    { rewrite: PathRewrite.replacePrefix('/v2') },
    '/v1/x',
    ({ echo }) => echo?.path === '/v2/x',
  ),
  changing(
    GatewayFeature.PATH_REWRITE,
    { rewrite: PathRewrite.replacePath('/all') },
    '/v1/x',
    ({ echo }) => echo?.path === '/all',
  ),
  changing(
    GatewayFeature.HOST_REWRITE,
    { upstreamHost: 'inside.example.com' },
    '/v1/x',
    ({ echo }) => echo?.host === 'inside.example.com',
  ),
  {
    ...changing(
      GatewayFeature.REQUEST_HEADERS,
      { requestHeaders: { set: { 'x-set': 'a' }, add: { 'x-add': 'b' }, remove: ['x-remove'] } },
      '/v1/x',
      ({ echo: { headers } = { headers: {} } as never }) =>
        headers?.['x-set'] === 'a' && headers['x-add']?.endsWith('b') === true && headers['x-remove'] === undefined,
    ),
    asking: { headers: { 'X-Remove': 'c' } },
  },
  changing(
    GatewayFeature.RESPONSE_HEADERS,
    { responseHeaders: { set: { 'x-set': 'a' }, add: { 'x-add': 'b' }, remove: ['content-type'] } },
    '/v1/x',
    ({ headers = {} }) => headers['x-set'] === 'a' && headers['x-add'] === 'b' && headers['content-type'] !== JSON_TYPE,
  ),
  redirecting(GatewayFeature.SCHEME_REDIRECT, RouteRedirect.to({ scheme: 'https' }), 302, 'https://HOST/v1/x'),
  redirecting(GatewayFeature.PORT_REDIRECT, RouteRedirect.to({ port: 8080 }), 302, 'http://HOST:8080/v1/x'),
  redirecting(
    GatewayFeature.PATH_REDIRECT,
    RouteRedirect.to({ host: 'to.example.com', path: PathRewrite.replacePath('/all') }),
    302,
    'http://to.example.com/all',
  ),
  redirecting(
    GatewayFeature.PREFIX_ONLY_REDIRECT,
    RouteRedirect.to({ path: PathRewrite.replacePrefix('/v2') }),
    302,
    'http://HOST/v2/x',
  ),
  redirecting(
    GatewayFeature.REDIRECT_STATUS,
    RouteRedirect.to({ scheme: 'https', status: 308 }),
    308,
    'https://HOST/v1/x',
  ),
  {
    feature: GatewayFeature.REQUEST_TIMEOUT,
    routes: (host, { slow }) => [HttpRoute.prefix(host, '/', slow, { requestTimeout: Duration.millis(200) })],
    isDone: ({ status }) => status === 504,
  },
  {
    feature: GatewayFeature.COOKIE_AFFINITY,
    routes: (host, { web }) => [HttpRoute.prefix(host, '/', web, { cookieAffinity: { cookieName: 'pod' } })],
    isDone: ({ headers }) => headers?.['set-cookie']?.startsWith('pod=') === true,
  },
  {
    feature: GatewayFeature.H2C_BACKENDS,
    routes: (host, { h2c }) => [HttpRoute.prefix(host, '/', h2c)],
    isDone: ({ echo }) => echo?.protocol === 'h2c',
  },
  {
    feature: GatewayFeature.BACKEND_TLS,
    routes: (host, { verified }) => [
      HttpRoute.prefix(host, '/', verified, { backendTls: BackendTls.fromConfigMap(POD_NAME, POD_CA) }),
    ],
    isDone: ({ echo }) => echo?.tls === true && echo.sni === POD_NAME,
  },
  callingGrpc(GatewayFeature.GRPC_ROUTES, '/shop.Cart/Add'),
  callingGrpc(GatewayFeature.GRPC_SERVICE_MATCH, '/shop.Cart'),
];

/** A Gateway with TLS is asked for it. */
export const SEEN_ELSEWHERE: readonly GatewayFeature[] = [GatewayFeature.TLS_PASSTHROUGH];
