import { dnsSubdomain } from '../../values/dns-name';
import { instanceOf, optional } from '../../values/parser';
import { accepted } from '../refusal';
import { IngressController } from './ingress-controller';

/**
 * An ingress class: which of a cluster's controllers serves an Ingress. Ingresses of different classes are separate, even
 * for the same host.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
export class IngressClassRef {
  /**
   * A class by its name (`spec.ingressClassName`).
   *
   * @param name the name of an IngressClass of the cluster, such as `traefik`; a DNS name of 1 to 253 characters
   * @param controller the controller that serves the class; options that are annotations need it, and the annotations of
   * other controllers are refused where it is known. Unknown by default.
   */
  public static named(name: string, controller?: IngressController): IngressClassRef {
    return new IngressClassRef(
      accepted('IngressClassRef.named name', dnsSubdomain(name)),
      accepted(
        'IngressClassRef.named controller',
        optional(instanceOf(IngressController, 'IngressController.TRAEFIK'))(controller),
      ),
    );
  }

  private constructor(
    /** The name of the class. */
    public readonly name: string,
    /**
     * The controller that serves the class.
     *
     * @default - unknown
     */
    public readonly controller?: IngressController,
  ) {}
}
