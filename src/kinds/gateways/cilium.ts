import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';

/** Cilium, whose Envoy on each node serves Gateways. */
export const ciliumGateway: GatewayFacts = {
  ...USUAL,
  name: 'Cilium',
  release: 'v1.20.0',
  report: conformanceReport('v1.6/cilium/standard-v1.20.0-default-report.yaml'),
  docs: 'https://docs.cilium.io/en/stable/network/servicemesh/gateway-api/gateway-api/',
  controllerName: /^io\.cilium\/gateway-controller$/,
  classes: ['cilium'],
  domains: ['cilium.io'],
  serves: Object.values(GatewayFeature).filter((feature) => feature !== GatewayFeature.COOKIE_AFFINITY),
  ownObjects: {},
};
