import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';
import { byOthers, type OrderedMatch } from './match-order';

/** F5 NGINX Gateway Fabric, whose class is mostly called `nginx`. Cookies need NGINX Plus, so they are not counted. */
export const nginxGatewayFabric: GatewayFacts = {
  ...USUAL,
  name: 'NGINX Gateway Fabric',
  release: 'v2.7.0',
  report: conformanceReport('v1.6/nginx-nginx-gateway-fabric/experimental-2.7.0-pre-release-default-report.yaml'),
  docs: 'https://docs.nginx.com/nginx-gateway-fabric/overview/gateway-api-compatibility/',
  controllerName: /^gateway\.nginx\.org\/nginx-gateway-controller$/,
  classes: [],
  domains: ['nginx.org'],
  serves: [
    GatewayFeature.METHOD_MATCH,
    GatewayFeature.QUERY_MATCH,
    // internal/controller/state/dataplane/convert.go
    GatewayFeature.HEADER_PATTERN,
    GatewayFeature.QUERY_PATTERN,
    GatewayFeature.PREFIX_REWRITE,
    GatewayFeature.PATH_REWRITE,
    GatewayFeature.HOST_REWRITE,
    GatewayFeature.REQUEST_HEADERS,
    GatewayFeature.RESPONSE_HEADERS,
    GatewayFeature.SCHEME_REDIRECT,
    GatewayFeature.PORT_REDIRECT,
    GatewayFeature.PATH_REDIRECT,
    GatewayFeature.PREFIX_ONLY_REDIRECT,
    GatewayFeature.REDIRECT_STATUS,
    GatewayFeature.H2C_BACKENDS,
    GatewayFeature.BACKEND_TLS,
    // Only by service and method both: internal/controller/state/graph/grpcroute.go.
    GatewayFeature.GRPC_ROUTES,
    GatewayFeature.TLS_PASSTHROUGH,
  ],
  // isolateHostnamesForParentRefs of internal/controller/state/graph/route_common.go; upsertRoute and buildServers of
  // internal/controller/state/dataplane/configuration.go: a server for each host of a port.
  virtualHosts: { leaves: 'named', emptyOverTls: true },
  order,
  // The location of a path takes a request, and redirectForMatchList of internal/controller/nginx/modules/src/httpmatches.js answers
  // 404 where none of the rules with that path fits.
  pathDecides: true,
  // createPath of internal/controller/nginx/config/servers.go: `~ ^`.
  pathPatterns: 'its beginning',
  ownObjects: {
    maxBodySize: 'a ClientSettingsPolicy with body.maxSize',
    cookieAffinity: 'an UpstreamSettingsPolicy with ip_hash',
  },
};

/**
 * As NGINX chooses a location: one for an exact path, which initializeExternalLocations of internal/controller/nginx/config/servers.go
 * makes of a prefix as well, then regular expressions, sorted by their length by sortPathRules, then the longest prefix. Rules of one
 * path come in the order of higherPriority of internal/controller/state/dataplane/sort.go.
 */
function order({ path, ...others }: OrderedMatch): readonly number[] {
  const places = { exact: 4, prefix: path.isWhole ? 3 : 1, pattern: 2 };
  return [places[path.kind], path.length, ...byOthers(others)];
}
