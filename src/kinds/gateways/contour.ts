import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';
import { byGatewayApi } from './match-order';

/** Contour, which watches the kinds of Gateway API 1.3: no BackendTLSPolicy v1, and TLSRoute v1alpha2. */
export const contourGateway: GatewayFacts = {
  ...USUAL,
  name: 'Contour',
  release: 'v1.33.0',
  report: conformanceReport('v1.3.0/projectcontour-contour/experimental-v1.33.0-default-report.yaml'),
  docs: 'https://projectcontour.io/docs/main/config/gateway-api/',
  controllerName: /^projectcontour\.io\//,
  classes: [],
  serves: [
    GatewayFeature.METHOD_MATCH,
    GatewayFeature.QUERY_MATCH,
    GatewayFeature.HEADER_PATTERN,
    GatewayFeature.QUERY_PATTERN,
    GatewayFeature.PREFIX_REWRITE,
    GatewayFeature.PATH_REWRITE,
    GatewayFeature.HOST_REWRITE,
    GatewayFeature.REQUEST_HEADERS,
    GatewayFeature.RESPONSE_HEADERS,
    GatewayFeature.SCHEME_REDIRECT,
    // Not in the report: internal/dag/gatewayapi_processor.go, and seen in packets (test/packets/ways-in).
    GatewayFeature.PORT_REDIRECT,
    GatewayFeature.PATH_REDIRECT,
    GatewayFeature.PREFIX_ONLY_REDIRECT,
    GatewayFeature.REQUEST_TIMEOUT,
    GatewayFeature.H2C_BACKENDS,
    // Only by service and method both: gatewayGRPCMethodMatchCondition of internal/dag/gatewayapi_processor.go.
    GatewayFeature.GRPC_ROUTES,
    GatewayFeature.TLS_PASSTHROUGH,
  ],
  tlsRouteVersion: 'v1alpha2',
  // IsRefToGateway of internal/gatewayapi/helpers.go, and seen in packets (test/packets/ways-in).
  findsParentsAnywhere: true,
  // EnsureVirtualHost and httpClusters of internal/dag/gatewayapi_processor.go, routeSorter of internal/sorter/sorter.go, and
  // routeRegex of internal/envoy/v3/route.go; seen in packets (test/packets/ways-in).
  virtualHosts: { leaves: 'covered', leavesToOtherPorts: true, distinctMatches: true },
  leavesOutBackends: true,
  order: byGatewayApi('before prefixes'),
  pathPatterns: 'all of it',
  // processRequestHost of Envoy's source/common/router/config_impl.cc.
  redirectsKeepPort: true,
  replacePrefix,
  ownObjects: {
    cookieAffinity: 'an HTTPProxy with loadBalancerPolicy',
    fixedResponse: 'an HTTPProxy with directResponsePolicy',
  },
};

/**
 * Puts another prefix before a path as routeRedirect of internal/envoy/v3/route.go has Envoy do it: letter by letter, and for "/"
 * by a pattern, which a path has to fit that lacks the slash at the end of the prefix. Seen in packets (test/packets/ways-in).
 */
function replacePrefix(path: string, prefix: string, by: string): string {
  if (by === '/' || by === '') {
    return path.startsWith(prefix) ? `/${path.slice(prefix.length).replace(/^\/+/, '')}` : path;
  }
  return `${by}${path.slice(prefix === '/' ? 1 : prefix.replace(/(?<!\/)\/+$/, '').length)}`;
}
