import type { ApiObjectMetadata } from 'cdk8s';
import { host as parseHost } from '../../values/host';
import { instanceOf, listOf, optional } from '../../values/parser';
import { portNumber } from '../../values/port';
import { metadata } from '../metadata';
import { HttpRoute } from '../routes/http-route';
import { GatewayClassRef } from './gateway-class-ref';
import { RouteNamespaces } from './route-namespaces';

/** What all Gateways are made from. */
export interface GatewayProps {
  /** The class, and with it the implementation, that serves the Gateway (`spec.gatewayClassName`). */
  readonly gatewayClass: GatewayClassRef;

  /**
   * The routes of this Gateway's own namespace, each of which becomes a rule of an HTTPRoute, or of a GRPCRoute where its
   * backend speaks gRPC. A host, path and match may occur once. Backends of other namespaces are granted to them by
   * ReferenceGrants. Refused is what the implementation does not serve.
   *
   * @default - none; others attach theirs with `GatewayRoutes`
   */
  readonly routes?: HttpRoute[];

  /**
   * From which namespaces routes may attach (`listeners[].allowedRoutes.namespaces`).
   *
   * @default - from the Gateway's own alone
   */
  readonly routeNamespaces?: RouteNamespaces;

  /**
   * The port of plain HTTP, 1 to 65535 (`listeners[].port`).
   *
   * @default 80; 8000 for Traefik, which is the port of that entry point in its Helm chart
   */
  readonly httpPort?: number;

  /**
   * Name, namespace, labels and annotations of the Gateway. The name is a DNS name of 1 to 253 characters. Routes are called
   * after it.
   *
   * @default - named after the construct id, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

/** The parsers of `GatewayProps`. */
export const gatewayFields = {
  gatewayClass: instanceOf(GatewayClassRef, 'GatewayClassRef.envoyGateway()'),
  routes: optional(
    listOf(instanceOf(HttpRoute, 'HttpRoute.prefix("shop.example.com", "/", web.backend(http))'), 'routes'),
  ),
  routeNamespaces: optional(instanceOf(RouteNamespaces, 'RouteNamespaces.all()')),
  httpPort: optional(portNumber),
  metadata,
};

/** Hosts, each a DNS name or `*.` and a DNS name. */
export const hostsField = optional(listOf(parseHost, 'hosts'));
