import type { Ingress } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { readerOf } from '../refusal';
import { PLAIN_INGRESS_WORDS } from '../words-of-kubernetes';
import { type RoutingOptions, routingOptionFields } from './controller-options';
import { type IngressProps, ingressFields } from './ingress-props';
import { makeIngress } from './made-ingress';

/** What an `HttpIngress` is made from. */
export interface HttpIngressProps extends IngressProps, RoutingOptions {}

const readHttpIngress = readerOf<HttpIngressProps>()({ ...routingOptionFields, ...ingressFields }, PLAIN_INGRESS_WORDS);

/**
 * Plain HTTP from outside for Services inside, by host and path: an Ingress without TLS (networking.k8s.io/v1). For the
 * internet use `TlsIngress`; this one is for what lies behind another proxy that ends TLS, and for trying things out.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 *
 * @example
 * new HttpIngress(chart, 'intranet', {
 *   ingressClass: IngressClassRef.traefik(),
 *   routes: [HttpRoute.prefix('shop.internal', '/', cart.backend())],
 * });
 */
export class HttpIngress extends Construct {
  /** The Ingress, as cdk8s-plus knows it. */
  public readonly ingress: Ingress;

  /** The hosts of the routes, each once, in their order. */
  public readonly hosts: string[];

  /**
   * Makes the Ingress.
   *
   * @param scope the chart, or a construct inside one
   * @param id the id of the construct, which is also the name of the Ingress unless `metadata.name` says otherwise
   * @param props what the Ingress is made from; the first thing that is wrong with it is refused at once
   */
  public constructor(scope: Construct, id: string, props: HttpIngressProps) {
    super(scope, id);
    const { ingress, hosts } = makeIngress(this, readHttpIngress(this, props), {});
    this.ingress = ingress;
    this.hosts = hosts;
  }
}
