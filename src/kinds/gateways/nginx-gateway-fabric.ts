import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';

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
  ownObjects: {
    maxBodySize: 'a ClientSettingsPolicy with body.maxSize',
    cookieAffinity: 'an UpstreamSettingsPolicy with ip_hash',
  },
};
