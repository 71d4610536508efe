import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';
import { traefikPriority } from './traefik-priority';

/** Traefik. The ports of its listeners are those of its entry points; its Helm chart has them at 8000 and 8443. */
export const traefikGateway: GatewayFacts = {
  ...USUAL,
  name: 'Traefik',
  release: 'v3.7.10',
  report: conformanceReport('v1.6/traefik-traefik/experimental-v3.7.10-default-report.yaml'),
  docs: 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/gateway-api/',
  controllerName: /^traefik\.io\/gateway-controller$/,
  classes: ['traefik'],
  domains: ['traefik.io', 'traefik.containo.us'],
  serves: [
    GatewayFeature.METHOD_MATCH,
    GatewayFeature.QUERY_MATCH,
    // pkg/provider/kubernetes/gateway/httproute.go
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
    GatewayFeature.GRPC_ROUTES,
    GatewayFeature.GRPC_SERVICE_MATCH,
    GatewayFeature.TLS_PASSTHROUGH,
  ],
  ports: { http: 8000, https: 8443 },
  weigh: traefikPriority,
  // PathRegexp of pkg/muxer/http/matcher.go and GetBestCertificate of pkg/tls/certificate_store.go.
  pathPatterns: 'any part',
  certificatesByName: true,
  replacePrefix,
  // loadWRRService and loadGRPCService of pkg/provider/kubernetes/gateway; seen in packets (test/packets/ways-in).
  withoutBackends: 503,
  missingForCalls: 200,
  ownObjects: {
    maxBodySize: 'a Middleware with buffering, as ExtensionRef',
    cookieAffinity: 'a TraefikService with sticky, as backend',
  },
};

/**
 * Puts another prefix before a path as `ServeHTTP` of pkg/middlewares/gatewayapi/redirect/request_redirect.go does: one with a
 * slash at its end is none of a path without it. Seen in packets (test/packets/ways-in).
 */
function replacePrefix(path: string, prefix: string, by: string): string {
  const rest = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  const joined = `${by}/${rest}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
  return path.endsWith('/') && !joined.endsWith('/') ? `${joined}/` : joined;
}
