import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { instanceOf, listOf, optional } from '../../values/parser';
import { metadata, namedMetadata, namespaceOf } from '../metadata';
import { accepted, readerOf, refusal } from '../refusal';
import { HttpRoute } from '../routes/http-route';
import { PassthroughRoute } from '../routes/passthrough-route';
import { attachRoutes } from './attached-routes';
import { warnOfNodePorts } from './aws-node-ports';
import { GatewayRef } from './gateway-ref';

/** What `GatewayRoutes` are made from. */
export interface GatewayRoutesProps {
  /** The Gateway that the routes attach to (`parentRefs`). */
  readonly gateway: GatewayRef;

  /**
   * The routes, each of which becomes a rule of an HTTPRoute, or of a GRPCRoute where its backend speaks gRPC. A host, path
   * and match may occur once. Backends of other namespaces are granted to them by ReferenceGrants.
   *
   * @default - none; then there must be some of `passthrough`
   */
  readonly routes?: HttpRoute[];

  /**
   * TLS that is passed on to pods as it came, by host: a TLSRoute for each. The Gateway needs a listener of mode
   * `Passthrough` for it.
   *
   * @default - none
   */
  readonly passthrough?: PassthroughRoute[];

  /**
   * Name, namespace, labels and annotations of the route objects: those of the first host have the name itself, those of
   * others the host behind it, and where there are more rules than an object holds, a number.
   *
   * @default - named after the construct id, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

const readGatewayRoutes = readerOf<GatewayRoutesProps>()({
  gateway: instanceOf(GatewayRef, 'GatewayRef.named("front", { namespace: "edge" })'),
  routes: optional(
    listOf(instanceOf(HttpRoute, 'HttpRoute.prefix("shop.example.com", "/", web.backend(http))'), 'routes'),
  ),
  passthrough: optional(
    listOf(instanceOf(PassthroughRoute, 'PassthroughRoute.of("db.example.com", db.backend(tls))'), 'routes'),
  ),
  metadata,
});

/**
 * Routes to Services, attached to a Gateway that is there: one of this app, or one that somebody else owns. They may live in
 * another namespace than the Gateway, whose listeners must take routes from there.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 *
 * @example
 * new GatewayRoutes(chart, 'routes', {
 *   gateway: GatewayRef.named('edge', { namespace: 'edge', listeners: ['https'] }),
 *   routes: [HttpRoute.prefix('shop.example.com', '/', cart.backend())],
 * });
 */
export class GatewayRoutes extends Construct {
  /** The HTTPRoutes, GRPCRoutes and TLSRoutes. */
  public readonly routes: ApiObject[];

  /** The ReferenceGrants for Services of other namespaces. */
  public readonly referenceGrants: ApiObject[];

  /** The BackendTLSPolicies of the Services that the routes speak TLS with; what another construct wrote is not repeated. */
  public readonly backendTlsPolicies: ApiObject[];

  public constructor(scope: Construct, id: string, props: GatewayRoutesProps) {
    super(scope, id);
    const { gateway, routes = [], passthrough = [], metadata: given } = readGatewayRoutes(this, props);
    const named = namedMetadata(this, given, dnsSubdomain);
    const namespace = namespaceOf(this, given);
    if (routes.length + passthrough.length === 0) {
      throw refusal(
        this,
        new Complaint(
          'no route',
          'at least one',
          'add a route: HttpRoute.prefix("shop.example.com", "/", web.backend(http))',
          '.routes',
        ),
      );
    }
    const refused = gateway._refusedNamespace(namespace);
    if (refused !== undefined) {
      accepted(this, refused);
    }
    const attached = attachRoutes(this, { metadata: named, namespace, gateway }, routes, passthrough);
    this.routes = attached.routes;
    this.referenceGrants = attached.referenceGrants;
    this.backendTlsPolicies = attached.backendTlsPolicies;
    warnOfNodePorts(this, gateway._facts, routes);
  }
}
