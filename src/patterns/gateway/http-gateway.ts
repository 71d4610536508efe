import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import { dnsSubdomain } from '../../values/dns-name';
import { claimName } from '../cluster/claims';
import { namedMetadata, namespaceOf } from '../metadata';
import { readerOf } from '../refusal';
import { attachRoutes } from './attached-routes';
import { awsConfiguration } from './aws-configuration';
import { type GatewayProps, gatewayFields } from './gateway-props';
import { GatewayRef } from './gateway-ref';
import { HTTP } from './listeners';
import { warnOfOwnRoutes } from './own-routes';
import type { GatewaySpec } from './specs';

/** What an `HttpGateway` is made from. */
export interface HttpGatewayProps extends GatewayProps {}

const readHttpGateway = readerOf<HttpGatewayProps>()(gatewayFields);

/**
 * Plain HTTP from outside for Services inside, by the Gateway API: a Gateway with one listener for all hosts, and the
 * HTTPRoutes of its routes. For use inside of networks that one trusts, or behind something that ends TLS.
 *
 * @see https://gateway-api.sigs.k8s.io/
 *
 * @example
 * new HttpGateway(chart, 'intranet', {
 *   gatewayClass: GatewayClassRef.envoyGateway(),
 *   routes: [HttpRoute.prefix('shop.internal', '/', cart.backend())],
 * });
 */
export class HttpGateway extends Construct {
  /** The Gateway itself, on which JSON patches survive. */
  public readonly gateway: ApiObject;

  /** This Gateway as the parent of `GatewayRoutes`. */
  public readonly ref: GatewayRef;

  /** The HTTPRoutes and GRPCRoutes of the routes. */
  public readonly routes: ApiObject[];

  /** The ReferenceGrants for Services of other namespaces. */
  public readonly referenceGrants: ApiObject[];

  /** The BackendTLSPolicies of the Services that the routes speak TLS with; what another construct wrote is not repeated. */
  public readonly backendTlsPolicies: ApiObject[];

  public constructor(scope: Construct, id: string, props: HttpGatewayProps) {
    super(scope, id);
    const { gatewayClass, routes = [], routeNamespaces, httpPort, metadata } = readHttpGateway(this, props);
    const { _facts: facts } = gatewayClass;
    const named = namedMetadata(this, metadata, dnsSubdomain);
    const namespace = namespaceOf(this, metadata);
    const home = { name: named.name, namespace };
    const namespaces = routeNamespaces?._specFor(namespace);
    warnOfOwnRoutes(this, routeNamespaces, namespace, routes.length > 0);
    const port = httpPort ?? facts?.ports.http ?? 80;
    const spec: GatewaySpec = {
      gatewayClassName: gatewayClass.name,
      infrastructure:
        facts?.reachesByDefault === 'node ports'
          ? awsConfiguration(this, home, { internetFacing: gatewayClass._internetFacing, arns: [] })
          : undefined,
      listeners: [
        {
          name: HTTP,
          port,
          protocol: 'HTTP',
          allowedRoutes: namespaces === undefined ? undefined : { namespaces },
        },
      ],
    };
    claimName(this, 'Gateway', namespace, named.name);
    this.gateway = new ApiObject(this, 'Gateway', {
      apiVersion: `${GATEWAY_API_GROUP}/v1`,
      kind: 'Gateway',
      metadata: named,
      spec,
    });
    this.ref = GatewayRef._of(named.name, namespace, {
      gatewayClass,
      namespaces,
      listenersFor: () => [{ name: HTTP, port }],
    });
    const attached = attachRoutes(this, { metadata: home, namespace, gateway: this.ref }, routes, []);
    this.routes = attached.routes;
    this.referenceGrants = attached.referenceGrants;
    this.backendTlsPolicies = attached.backendTlsPolicies;
  }
}
