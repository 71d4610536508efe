import { conformanceReport } from './conformance-report';
import { type GatewayFacts, USUAL } from './gateway-facts';
import { GatewayFeature } from './gateway-feature';
import { byGatewayApi } from './match-order';

/** The AWS Load Balancer Controller, which makes an Application Load Balancer of a Gateway. It reads no certificates from Secrets. */
export const awsAlbGateway: GatewayFacts = {
  ...USUAL,
  name: 'the AWS Load Balancer Controller',
  release: 'v3.5.0',
  report: conformanceReport('v1.6/aws-load-balancer-controller/conformance-report.yaml'),
  docs: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/l7gateway/',
  controllerName: /^gateway\.k8s\.aws\/alb$/,
  classes: [],
  domains: ['aws'],
  // The table of features in its documentation; its report counts what the conformance tests can reach.
  serves: [
    GatewayFeature.METHOD_MATCH,
    GatewayFeature.QUERY_MATCH,
    GatewayFeature.PREFIX_REWRITE,
    GatewayFeature.PATH_REWRITE,
    GatewayFeature.HOST_REWRITE,
    GatewayFeature.SCHEME_REDIRECT,
    GatewayFeature.PORT_REDIRECT,
    GatewayFeature.PATH_REDIRECT,
    GatewayFeature.GRPC_ROUTES,
    GatewayFeature.GRPC_SERVICE_MATCH,
  ],
  // SortAllRulesByPrecedence of pkg/gateway/routeutils/route_rule_precedence.go: the rules of a listener of the load balancer, which
  // there is one of for each port, each with its hosts as a condition.
  triesWiderHosts: true,
  order: byGatewayApi('after prefixes'),
  // It finds certificates of AWS Certificate Manager by the hosts of listeners and routes.
  certificates: { secrets: false, own: true },
  reachesByDefault: 'node ports',
  ownObjects: {
    cookieAffinity: 'a TargetGroupConfiguration with stickiness',
    fixedResponse: 'a ListenerRuleConfiguration with a fixed response',
  },
};
