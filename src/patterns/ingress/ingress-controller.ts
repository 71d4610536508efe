import { awsAlb } from './controllers/aws-alb';
import { azureAgic } from './controllers/azure-agic';
import { cilium } from './controllers/cilium';
import { communityNginx } from './controllers/community-nginx';
import { contour } from './controllers/contour';
import { type CustomControllerProps, customDialect } from './controllers/custom';
import { f5Nginx } from './controllers/f5-nginx';
import { gke } from './controllers/gke';
import { haproxy } from './controllers/haproxy';
import { haproxyIngress } from './controllers/haproxy-ingress';
import { kong } from './controllers/kong';
import { openshift } from './controllers/openshift';
import { traefik } from './controllers/traefik';
import type { Dialect } from './dialect';

/**
 * The program that makes an Ingress work. Kubernetes has none of its own, and each reads annotations of its own; naming the
 * one that serves a class lets `TlsIngress` and `HttpIngress` speak its language and refuse that of the others.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/
 */
export class IngressController {
  /** The community's ingress-nginx (`nginx.ingress.kubernetes.io/…`). Retired since March 2026: without fixes, even for security. */
  public static readonly COMMUNITY_NGINX = new IngressController(communityNginx);

  /** F5's NGINX Ingress Controller (`nginx.org/…`), release 5.4 or later for redirects and cookies. */
  public static readonly F5_NGINX = new IngressController(f5Nginx);

  /**
   * Traefik, release 3 (`traefik.ingress.kubernetes.io/…`). A class that its provider for ingress-nginx serves is one of
   * `COMMUNITY_NGINX` here, whose annotations it reads.
   */
  public static readonly TRAEFIK = new IngressController(traefik);

  /** HAProxy Technologies' controller (`haproxy.org/…`). */
  public static readonly HAPROXY = new IngressController(haproxy);

  /** HAProxy Ingress of the community (`haproxy-ingress.github.io/…`), another project than `HAPROXY`. */
  public static readonly HAPROXY_INGRESS = new IngressController(haproxyIngress);

  /**
   * The AWS Load Balancer Controller (`alb.ingress.kubernetes.io/…`), release 2.14 or later to take prefixes off. It has its
   * certificates from AWS Certificate Manager; certificates in Secrets are refused, for it would not see them. Settings of
   * the load balancer are given to `IngressClassRef.alb`.
   */
  public static readonly AWS_ALB = new IngressController(awsAlb());

  /**
   * GKE Ingress of Google Cloud (`networking.gke.io/…`), whose classes are `gce` and `gce-internal`. They are written as the
   * annotation `kubernetes.io/ingress.class`, for GKE leaves an Ingress with nothing but `spec.ingressClassName` alone.
   * Settings of the load balancer are given to `IngressClassRef.gce`.
   */
  public static readonly GKE = new IngressController(gke());

  /** Azure's Application Gateway Ingress Controller (`appgw.ingress.kubernetes.io/…`). */
  public static readonly AZURE_AGIC = new IngressController(azureAgic);

  /** Contour (`projectcontour.io/…`). Much of what it can do is for its own kind HTTPProxy and for the Gateway API. */
  public static readonly CONTOUR = new IngressController(contour);

  /** The ingress controller of Cilium (`ingress.cilium.io/…`). */
  public static readonly CILIUM = new IngressController(cilium);

  /** The ingress controller of Kong (`konghq.com/…`). */
  public static readonly KONG = new IngressController(kong);

  /** OpenShift's router, by way of the Routes that OpenShift makes of Ingresses. */
  public static readonly OPENSHIFT = new IngressController(openshift);

  /**
   * A controller that this library does not know. What it can do is declared; its annotations go out as they are given.
   *
   * @param props what it is called and what it can do
   */
  public static custom(props: CustomControllerProps): IngressController {
    return new IngressController(customDialect(props));
  }

  /** @internal */
  public static _with(dialect: Dialect): IngressController {
    return new IngressController(dialect);
  }

  /**
   * The controller of the facts by that id, if it is one of these.
   *
   * @internal
   */
  public static _byId(id: string): IngressController | undefined {
    return IngressController._all.find(({ _dialect: { facts } }) => facts.id === id);
  }

  /** @internal */
  public static get _all(): readonly IngressController[] {
    return Object.values(IngressController).filter((value) => value instanceof IngressController);
  }

  private constructor(
    /** @internal */
    public readonly _dialect: Dialect,
  ) {}

  /** The name of the controller. */
  public toString(): string {
    return this._dialect.facts.name;
  }
}
