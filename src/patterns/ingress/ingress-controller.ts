import { awsAlb } from './controllers/aws-alb';
import { communityNginx } from './controllers/community-nginx';
import { f5Nginx } from './controllers/f5-nginx';
import { gke } from './controllers/gke';
import { haproxy } from './controllers/haproxy';
import { traefik } from './controllers/traefik';
import type { Dialect } from './dialect';

/**
 * The program that makes an Ingress work. Kubernetes has none of its own, and each reads annotations of its own; naming the
 * one that serves a class lets `TlsIngress` speak its language and refuse that of the others.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/
 */
export class IngressController {
  /** The community's ingress-nginx (`nginx.ingress.kubernetes.io/…`). Retired since March 2026: without fixes, even for security. */
  public static readonly COMMUNITY_NGINX = new IngressController(communityNginx);

  /** F5's NGINX Ingress Controller (`nginx.org/…`). */
  public static readonly F5_NGINX = new IngressController(f5Nginx);

  /** Traefik, release 3 (`traefik.ingress.kubernetes.io/…`). */
  public static readonly TRAEFIK = new IngressController(traefik);

  /** HAProxy Technologies' controller (`haproxy.org/…`). */
  public static readonly HAPROXY = new IngressController(haproxy);

  /** The AWS Load Balancer Controller (`alb.ingress.kubernetes.io/…`). */
  public static readonly AWS_ALB = new IngressController(awsAlb);

  /** GKE Ingress of Google Cloud (`networking.gke.io/…`). */
  public static readonly GKE = new IngressController(gke);

  /** @internal */
  public static get _all(): readonly IngressController[] {
    const { COMMUNITY_NGINX, F5_NGINX, TRAEFIK, HAPROXY, AWS_ALB, GKE } = IngressController;
    return [COMMUNITY_NGINX, F5_NGINX, TRAEFIK, HAPROXY, AWS_ALB, GKE];
  }

  private constructor(
    /** @internal */
    public readonly _dialect: Dialect,
  ) {}

  /** The name of the controller. */
  public toString(): string {
    return this._dialect.title;
  }
}
