import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';
import { byOthers, type OrderedMatch } from './match-order';

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
  // hostnameAllowedByIsolation of pilot/pkg/config/kube/gateway/conversion.go; buildGatewayHTTPRouteConfig and gatewayRDSRouteName of
  // pilot/pkg: a virtual host for each host, in one route configuration for a port, and in one for a listener that ends TLS.
  virtualHosts: { leaves: 'covered', apartOverTls: true },
  order,
  // createURIMatch and sortHTTPRoutes of the same file, and `safe_regex` of Envoy, which the whole path has to match.
  pathPatterns: 'all of it',
  ownObjects: { cookieAffinity: 'a DestinationRule with consistentHash.httpCookie' },
};

/**
 * `sortHTTPRoutes` of pilot/pkg/config/kube/gateway/conversion.go has regular expressions after all prefixes, and `SortVHostRoutes` of
 * pilot/pkg/networking/core/route/route.go what takes everything at the end.
 */
function order({ path, ...others }: OrderedMatch): readonly number[] {
  const isForAll = path.isRoot && !others.hasMethod && others.headers === 0 && others.parameters === 0;
  const places = { exact: 3, prefix: isForAll ? 0 : 2, pattern: 1 };
  return [places[path.kind], path.length, ...byOthers(others)];
}
