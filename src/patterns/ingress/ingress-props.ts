import type { ApiObjectMetadata } from 'cdk8s';
import { instanceOf, listOf, optional } from '../../values/parser';
import { metadata } from '../metadata';
import { HttpRoute } from '../routes/http-route';
import { PassthroughRoute } from '../routes/passthrough-route';
import { RouteBackend } from '../routes/route-backend';
import { IngressClassRef } from './ingress-class-ref';

/** What Ingresses are made from, with TLS or without. */
export interface IngressProps {
  /** The class, and with it the controller, that serves the Ingress (`spec.ingressClassName`). */
  readonly ingressClass: IngressClassRef;

  /**
   * The routes (`spec.rules`), in the order given, those of one host together. A host, path and path type may occur once;
   * `/a` as Exact and `/a` as Prefix are two, while the prefixes `/a` and `/a/` are one, which can have one backend.
   * Services of another namespace are refused, and so is what a route asks for that the controller cannot be told.
   *
   * @default - none; then there must be a default backend
   */
  readonly routes?: HttpRoute[];

  /**
   * Where requests go that no route is for (`spec.defaultBackend`). Traefik reads it of an Ingress without routes only, so
   * both together are refused for it.
   *
   * @default - the controller answers them, mostly with 404
   */
  readonly defaultBackend?: RouteBackend;

  /**
   * Hosts whose TLS is handed on to the pods as it came, made as a second Ingress called like this one with `-passthrough`
   * behind it. Refused for controllers that cannot.
   *
   * @default - none
   */
  readonly passthrough?: PassthroughRoute[];

  /**
   * Name, namespace, labels and annotations of the Ingress. The name is a DNS name of 1 to 253 characters. Refused are
   * annotations that contradict the other properties, and those of other controllers than the class's where that is known;
   * of its own those with a slip in the key, a value that it does not take, or that belong on a Service.
   *
   * @default - named after the construct id, in the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

/** The parsers of `IngressProps`. */
export const ingressFields = {
  ingressClass: instanceOf(IngressClassRef, 'IngressClassRef.named("traefik")'),
  routes: optional(
    listOf(instanceOf(HttpRoute, 'HttpRoute.prefix("shop.example.com", "/", web.backend(http))'), 'routes'),
  ),
  defaultBackend: optional(instanceOf(RouteBackend, 'web.backend(http)')),
  passthrough: optional(
    listOf(instanceOf(PassthroughRoute, 'PassthroughRoute.of("db.example.com", db.backend(tls))'), 'routes'),
  ),
  metadata,
};
