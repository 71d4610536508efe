import { controllerMeantBy } from '../../kinds/controllers';
import { Complaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { instanceOf, optional } from '../../values/parser';
import { accepted, readerOf, refusal } from '../refusal';
import { type AlbOptions, albFields } from './controllers/alb-options';
import { awsAlb } from './controllers/aws-alb';
import { gke } from './controllers/gke';
import { type GkeIngressOptions, gkeFields, gkeSettings } from './controllers/gke-options';
import { IngressController } from './ingress-controller';

const readAlb = readerOf<AlbOptions>()(albFields);
const readGke = readerOf<GkeIngressOptions>()(gkeFields);

/**
 * An ingress class: which of a cluster's controllers serves an Ingress. Ingresses of different classes are separate, even
 * for the same host.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
export class IngressClassRef {
  /**
   * A class by its name (`spec.ingressClassName`; for GKE the annotation `kubernetes.io/ingress.class`).
   *
   * @param name the name of an IngressClass of the cluster, such as `traefik`; a DNS name of 1 to 253 characters
   * @param controller the controller that serves the class. Options need it, for each controller has annotations of its
   * own, and where it is known, what only other controllers read is refused. By default the one that alone goes by such a
   * name (`traefik`, `alb`, `gce`, `contour` and others; not `nginx` and `haproxy`, which two projects use each), else
   * unknown.
   */
  public static named(name: string, controller?: IngressController): IngressClassRef {
    const read = accepted('IngressClassRef.named name', dnsSubdomain(name));
    const given = accepted(
      'IngressClassRef.named controller',
      optional(instanceOf(IngressController, 'IngressController.TRAEFIK'))(controller),
    );
    const meant = controllerMeantBy(read);
    return new IngressClassRef(read, given ?? (meant === undefined ? undefined : IngressController._byId(meant.id)));
  }

  /** The class `traefik`, as Traefik's chart calls it. */
  public static traefik(): IngressClassRef {
    return new IngressClassRef('traefik', IngressController.TRAEFIK);
  }

  /** The class `nginx` of the community's ingress-nginx, which is retired. */
  public static communityNginx(): IngressClassRef {
    return new IngressClassRef('nginx', IngressController.COMMUNITY_NGINX);
  }

  /** The class `nginx` of F5's NGINX Ingress Controller. */
  public static f5Nginx(): IngressClassRef {
    return new IngressClassRef('nginx', IngressController.F5_NGINX);
  }

  /** The class `haproxy` of HAProxy Technologies' controller. */
  public static haproxy(): IngressClassRef {
    return new IngressClassRef('haproxy', IngressController.HAPROXY);
  }

  /** The class `contour`. */
  public static contour(): IngressClassRef {
    return new IngressClassRef('contour', IngressController.CONTOUR);
  }

  /** The class `cilium`. */
  public static cilium(): IngressClassRef {
    return new IngressClassRef('cilium', IngressController.CILIUM);
  }

  /** The class `openshift-default`. */
  public static openshift(): IngressClassRef {
    return new IngressClassRef('openshift-default', IngressController.OPENSHIFT);
  }

  /** The class `azure-application-gateway` of Azure's Application Gateway Ingress Controller. */
  public static azureApplicationGateway(): IngressClassRef {
    return new IngressClassRef('azure-application-gateway', IngressController.AZURE_AGIC);
  }

  /**
   * The class `alb` of the AWS Load Balancer Controller, with the settings of the load balancer.
   *
   * @param options refused is a place in a group without a group
   */
  public static alb(options: AlbOptions = {}): IngressClassRef {
    const where = 'IngressClassRef.alb';
    const read = readAlb(where, options);
    if (read.groupOrder !== undefined && read.groupName === undefined) {
      throw refusal(
        where,
        new Complaint(`${read.groupOrder} without a group`, 'a group to be ordered in', 'set groupName', '.groupOrder'),
      );
    }
    return new IngressClassRef('alb', IngressController._with(awsAlb(read)));
  }

  /**
   * The class `gce` of GKE: a load balancer that the internet reaches.
   *
   * @param options the settings of the load balancer
   */
  public static gce(options: GkeIngressOptions = {}): IngressClassRef {
    return IngressClassRef.ofGke('gce', options);
  }

  /**
   * The class `gce-internal` of GKE: a load balancer inside the VPC.
   *
   * @param options the settings of the load balancer; refused by the Ingress are those that only external ones take
   */
  public static gceInternal(options: GkeIngressOptions = {}): IngressClassRef {
    return IngressClassRef.ofGke('gce-internal', options);
  }

  private static ofGke(name: string, options: GkeIngressOptions): IngressClassRef {
    return new IngressClassRef(
      name,
      IngressController._with(gke(gkeSettings(readGke('IngressClassRef.gce', options)))),
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
