import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';

/** Istio, as the way into a mesh or without one. */
export const istioGateway: GatewayFacts = {
  ...USUAL,
  name: 'Istio',
  release: '1.30',
  report: conformanceReport('v1.5/istio-istio/1.30.0-default-report.yaml'),
  docs: 'https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/',
  controllerName: /^istio\.io\/gateway-controller$/,
  classes: ['istio'],
  domains: ['istio.io'],
  serves: Object.values(GatewayFeature).filter((feature) => feature !== GatewayFeature.COOKIE_AFFINITY),
  ownObjects: { cookieAffinity: 'a DestinationRule with consistentHash.httpCookie' },
};
