import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';
import { byGatewayApi } from './match-order';

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
  // ComputeHosts of operator/pkg/model/helpers.go, with the hostnames of all listeners of a protocol; desiredEnvoyHTTPRouteConfiguration
  // of operator/pkg/model/translation makes a virtual host for each host, and envoyHTTPRoutes one route of all rules that match the same.
  virtualHosts: { leaves: 'covered', leavesToOtherPorts: true, sharesMatches: true },
  // SortableRoute of operator/pkg/model/translation/envoy_virtual_host.go.
  order: byGatewayApi('before prefixes'),
  // getRouteMatch there: `safe_regex` of Envoy, which the whole path has to match.
  pathPatterns: 'all of it',
  ownObjects: {},
};
