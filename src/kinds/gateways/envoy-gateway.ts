import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';
import type { OrderedMatch } from './match-order';

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
  // computeHosts of internal/gatewayapi/helpers.go; addRouteToRouteConfig of internal/xds/translator/translator.go makes virtual
  // hosts of the routes of each listener, and those of one port that speak plain HTTP share one route configuration, of which Envoy
  // takes none with a domain twice: ConfigImpl of source/common/router/config_impl.cc.
  virtualHosts: { leaves: 'named', apartOverTls: true, refusesTwins: true },
  order,
  // buildPathMatch of internal/xds/translator/route.go: `safe_regex`, which the whole path has to match.
  pathPatterns: 'all of it',
  ownObjects: {
    maxBodySize: 'a BackendTrafficPolicy with requestBuffer',
    fixedResponse: 'an HTTPRouteFilter with directResponse',
  },
};

/** `Less` of internal/gatewayapi/sort.go: a method is one of the headers, and of as many, those that are written out go first. */
function order({ path, hasMethod, ...others }: OrderedMatch): readonly number[] {
  const places = { exact: 3, pattern: 2, prefix: 1 };
  const method = hasMethod ? 1 : 0;
  return [
    places[path.kind],
    path.length,
    others.headers + method,
    others.exactHeaders + method,
    others.parameters,
    others.exactParameters,
  ];
}
