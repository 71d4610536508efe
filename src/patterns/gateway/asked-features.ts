import { GatewayFeature } from '../../kinds/gateways/gateway-feature';
import type { HttpRoute } from '../routes/http-route';
import { RouteRedirect } from '../routes/redirect';

/** One thing that a route asks for beyond the core of the Gateway API, and the property of the route that asks for it. */
export interface AskedFeature {
  readonly feature: GatewayFeature;
  readonly at: string;
}

/** What a route that is written as an HTTPRoute or GRPCRoute asks for beyond the core of the API. */
export function askedFeatures(route: HttpRoute): AskedFeature[] {
  const { matching, rewrite, upstreamHost, requestHeaders, responseHeaders, requestTimeout, cookieAffinity } =
    route._options;
  const asked: [wanted: boolean | undefined, feature: GatewayFeature, at: string][] = [
    [matching?.method !== undefined, GatewayFeature.METHOD_MATCH, '.matching.method'],
    [matching?.headers?.some(({ isPattern }) => isPattern), GatewayFeature.HEADER_PATTERN, '.matching.headers'],
    [matching?.query !== undefined, GatewayFeature.QUERY_MATCH, '.matching.query'],
    [matching?.query?.some(({ isPattern }) => isPattern), GatewayFeature.QUERY_PATTERN, '.matching.query'],
    [rewrite?.keepsRest, GatewayFeature.PREFIX_REWRITE, '.rewrite'],
    [rewrite?.keepsRest === false, GatewayFeature.PATH_REWRITE, '.rewrite'],
    [upstreamHost !== undefined, GatewayFeature.HOST_REWRITE, '.upstreamHost'],
    [requestHeaders !== undefined, GatewayFeature.REQUEST_HEADERS, '.requestHeaders'],
    [responseHeaders !== undefined, GatewayFeature.RESPONSE_HEADERS, '.responseHeaders'],
    [requestTimeout !== undefined, GatewayFeature.REQUEST_TIMEOUT, '.requestTimeout'],
    [cookieAffinity !== undefined, GatewayFeature.COOKIE_AFFINITY, '.cookieAffinity'],
    [route._options.backendTls !== undefined, GatewayFeature.BACKEND_TLS, '.backendTls'],
    [speaksH2c(route), GatewayFeature.H2C_BACKENDS, ''],
  ];
  const ofTarget = route.target instanceof RouteRedirect ? askedOfRedirect(route.target) : [];
  return [
    ...asked.flatMap(([wanted, feature, at]) => (wanted ? [{ feature, at }] : [])),
    ...ofTarget.map((feature) => ({ feature, at: '' })),
  ];
}

/** Statuses that every implementation answers redirects with. */
const USUAL_STATUSES: readonly number[] = [301, 302];

function askedOfRedirect({ scheme, port, path, host, status }: RouteRedirect): GatewayFeature[] {
  const changesPrefixOnly = path?.keepsRest && scheme === undefined && port === undefined && host === undefined;
  const asked: [wanted: boolean | undefined, feature: GatewayFeature][] = [
    [scheme !== undefined, GatewayFeature.SCHEME_REDIRECT],
    [port !== undefined, GatewayFeature.PORT_REDIRECT],
    [path !== undefined, GatewayFeature.PATH_REDIRECT],
    [changesPrefixOnly, GatewayFeature.PREFIX_ONLY_REDIRECT],
    [!USUAL_STATUSES.includes(status), GatewayFeature.REDIRECT_STATUS],
  ];
  return asked.flatMap(([wanted, feature]) => (wanted ? [feature] : []));
}

function speaksH2c({ backends }: HttpRoute): boolean {
  return backends.some(({ _appProtocol }) => _appProtocol === 'kubernetes.io/h2c');
}
