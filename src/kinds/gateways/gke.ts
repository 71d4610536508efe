import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';

/** GKE Gateway of Google Cloud, which makes an Application Load Balancer of a Gateway. */
export const gkeGateway: GatewayFacts = {
  ...USUAL,
  name: 'GKE Gateway',
  release: '1.36',
  report: conformanceReport('v1.6/gke-gateway/v1.6.0-gke-report.yaml'),
  docs: 'https://docs.cloud.google.com/kubernetes-engine/docs/how-to/gatewayclass-capabilities',
  controllerName: /^networking\.gke\.io\/gateway$/,
  classes: [
    'gke-l7-global-external-managed',
    'gke-l7-regional-external-managed',
    'gke-l7-rilb',
    'gke-l7-gxlb',
    'gke-l7-global-external-managed-mc',
    'gke-l7-regional-external-managed-mc',
    'gke-l7-cross-regional-internal-managed-mc',
    'gke-l7-rilb-mc',
    'gke-l7-gxlb-mc',
  ],
  domains: ['gke.io', 'google.com'],
  serves: [
    GatewayFeature.QUERY_MATCH,
    // The report does not count rewrites of paths, for whole ones are refused; those of a prefix are documented.
    GatewayFeature.PREFIX_REWRITE,
    GatewayFeature.HOST_REWRITE,
    GatewayFeature.REQUEST_HEADERS,
    GatewayFeature.RESPONSE_HEADERS,
    GatewayFeature.SCHEME_REDIRECT,
    GatewayFeature.PATH_REDIRECT,
    GatewayFeature.PREFIX_ONLY_REDIRECT,
    GatewayFeature.BACKEND_TLS,
  ],
  // A certificate map or certificates of Certificate Manager, in an annotation of the Gateway.
  certificates: { secrets: true, own: true },
  ownObjects: { cookieAffinity: 'a GCPBackendPolicy with sessionAffinity' },
};
