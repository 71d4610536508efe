import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';

/** Envoy Gateway, which names no class of its own: its documentation calls one `eg`. */
export const envoyGateway: GatewayFacts = {
  ...USUAL,
  name: 'Envoy Gateway',
  release: 'v1.9.0',
  report: conformanceReport('v1.6/envoy-gateway/experimental-v1.9.0-default-report.yaml'),
  docs: 'https://gateway.envoyproxy.io/docs/',
  controllerName: /^gateway\.envoyproxy\.io\/gatewayclass-controller$/,
  classes: [],
  domains: ['envoyproxy.io'],
  // Everything there is: patterns in internal/gatewayapi/route.go, cookies in tasks/traffic/session-persistence.
  serves: Object.values(GatewayFeature),
  ownObjects: {
    maxBodySize: 'a BackendTrafficPolicy with requestBuffer',
    fixedResponse: 'an HTTPRouteFilter with directResponse',
  },
};
