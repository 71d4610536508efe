import { memberOf } from '../../values/member';
import { optional, yesOrNo } from '../../values/parser';
import { BackendProtocol } from '../routes/backend-protocol';
import { type CookieAffinity, cookieAffinity } from '../routes/cookie-affinity';

/**
 * What ingress controllers can do beyond routing, each in annotations of its own. They need a class whose controller is
 * known; what that controller cannot do is refused.
 */
export interface RoutingOptions {
  /**
   * Takes the path of a route off the request before the pods see it: `/shop/cart` on the route `/shop` arrives as `/cart`.
   * It holds for all routes of the Ingress, which must be Prefix routes; others belong in a second Ingress of the same class.
   *
   * ingress-nginx then compares the paths of the host without regard to case. GKE never changes paths. Traefik, HAProxy and
   * AWS do not look at the host when they take a prefix off, so hosts whose prefixes differ may need an Ingress each. Traefik
   * compares letter by letter: a route `/` in the same Ingress as `/api` would get `/apiary` as `/ary`.
   *
   * @default - the pods see the path as the client sent it
   */
  readonly stripPrefix?: boolean;

  /**
   * Sends each browser to the same pod again, by a cookie. Where the controller has one cookie for a host, the host can
   * have one such Service.
   *
   * @default - no affinity
   */
  readonly cookieAffinity?: CookieAffinity;

  /**
   * What the controller speaks with the pods. Certificates of the pods are not verified unless the controller is told to.
   * GKE reads it on the Service (`cloud.google.com/app-protocols`).
   *
   * @default - HTTP, in all controllers
   */
  readonly backendProtocol?: BackendProtocol;
}

/** What ingress controllers can do for an Ingress with TLS. */
export interface ControllerOptions extends RoutingOptions {
  /**
   * Whether requests over plain HTTP are sent on to HTTPS. Traefik decides that for an entry point, not for an Ingress.
   *
   * @default - as the controller is set up
   */
  readonly httpsRedirect?: boolean;
}

/** The parsers of `RoutingOptions`. */
export const routingOptionFields = {
  stripPrefix: optional(yesOrNo),
  cookieAffinity: optional(cookieAffinity),
  backendProtocol: optional(memberOf({ BackendProtocol })),
};

/** The parsers of `ControllerOptions`. */
export const controllerOptionFields = { ...routingOptionFields, httpsRedirect: optional(yesOrNo) };
