import { BEYOND_GATEWAY_API, type BeyondGatewayApi } from '../../kinds/gateways/beyond-gateway-api';
import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { GatewayFeature } from '../../kinds/gateways/gateway-feature';
import { Complaint } from '../../values/complaint';
import { BackendProtocol } from '../routes/backend-protocol';
import { FixedResponse } from '../routes/fixed-response';
import type { HttpRoute } from '../routes/http-route';
import { notHttp } from '../routes/not-http';
import { askedFeatures } from './asked-features';
import { pathComplaint } from './gateway-path';
import { headerComplaint } from './header-values';

/** Why a route cannot be served by a Gateway, or by those of this implementation. */
export function routeComplaint(route: HttpRoute, facts: GatewayFacts | undefined): Complaint | undefined {
  return (
    pathTypeComplaint(route) ??
    pathComplaint(route.path) ??
    longRewriteComplaint(route) ??
    headerComplaint(route) ??
    wordlessComplaint(route, facts) ??
    otherProtocol(route) ??
    protocolComplaint(route) ??
    (facts === undefined ? undefined : unservedComplaint(route, facts))
  );
}

/** Why an implementation does not serve a feature: with the list of those that it does. */
export function featureComplaint(feature: GatewayFeature, facts: GatewayFacts, at: string): Complaint | undefined {
  return facts.serves.includes(feature)
    ? undefined
    : new Complaint(
        feature,
        `what ${facts.name}${facts.release === '' ? '' : ` ${facts.release}`} serves: ${facts.serves.join(', ') || 'the core of the Gateway API'}`,
        'leave it out, or use another class of Gateways',
        at,
      );
}

/** Whether the routes' requests are gRPC, which GRPCRoutes serve. */
export function isGrpc(route: HttpRoute): boolean {
  return route._options.backendProtocol === BackendProtocol.GRPC;
}

function pathTypeComplaint({ pathType, path }: HttpRoute): Complaint | undefined {
  return pathType === 'ImplementationSpecific'
    ? new Complaint(
        `the ImplementationSpecific path "${path}"`,
        'Prefix or Exact, for Gateways have no paths of their own',
        'use HttpRoute.prefix or HttpRoute.exact',
      )
    : undefined;
}

function longRewriteComplaint({ _options: { rewrite } }: HttpRoute): Complaint | undefined {
  return rewrite !== undefined && rewrite.replacement.length > 1024
    ? new Complaint(
        `a path of ${rewrite.replacement.length} characters`,
        'at most 1024 characters',
        'shorten it',
        '.rewrite',
      )
    : undefined;
}

/** What the Gateway API has no word for, though objects of the implementation's own may have. */
function wordlessComplaint(route: HttpRoute, facts: GatewayFacts | undefined): Complaint | undefined {
  const instead = (what: BeyondGatewayApi) => {
    const own = facts?.ownObjects[what];
    return own === undefined ? `leave it out, and ${BEYOND_GATEWAY_API[what]}` : `write ${own} instead`;
  };
  if (route.target instanceof FixedResponse) {
    return new Complaint(
      'a fixed response',
      'backends or a redirect, for the Gateway API has no answers of its own',
      instead('fixedResponse'),
    );
  }
  return route._options.maxBodySize === undefined
    ? undefined
    : new Complaint('maxBodySize', 'what the Gateway API has a word for', instead('maxBodySize'), '.maxBodySize');
}

function otherProtocol({ backends }: HttpRoute): Complaint | undefined {
  for (const backend of backends) {
    const complaint = notHttp(backend, 'HTTPRoutes and GRPCRoutes hand on');
    if (complaint !== undefined) {
      return complaint;
    }
  }
  return undefined;
}

function protocolComplaint({ _options: { backendProtocol, backendTls } }: HttpRoute): Complaint | undefined {
  return backendProtocol === BackendProtocol.HTTPS && backendTls === undefined
    ? new Complaint(
        'the protocol HTTPS',
        "backendTls beside it, for a Gateway always verifies the pods' certificate",
        'say how: BackendTls.fromConfigMap("api.internal", "api-ca")',
        '.backendProtocol',
      )
    : undefined;
}

/** The path of a gRPC route that names a service and no method: `/shop.Cart`. */
const ONLY_A_SERVICE = /^\/[^/]+$/;

function unservedComplaint(route: HttpRoute, facts: GatewayFacts): Complaint | undefined {
  const asked = askedFeatures(route);
  if (isGrpc(route)) {
    asked.push({ feature: GatewayFeature.GRPC_ROUTES, at: '.backendProtocol' });
    if (ONLY_A_SERVICE.test(route.path)) {
      asked.push({ feature: GatewayFeature.GRPC_SERVICE_MATCH, at: '' });
    }
  }
  const missing = asked.find(({ feature }) => !facts.serves.includes(feature));
  if (missing === undefined) {
    return undefined;
  }
  const complaint = featureComplaint(missing.feature, facts, missing.at);
  const own = missing.feature === GatewayFeature.COOKIE_AFFINITY ? facts.ownObjects.cookieAffinity : undefined;
  return complaint === undefined || own === undefined
    ? complaint
    : new Complaint(complaint.found, complaint.expected, `write ${own} instead`, complaint.at);
}
