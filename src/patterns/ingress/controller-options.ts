import type { Duration } from 'cdk8s';
import { Complaint } from '../../values/complaint';
import { objectWith, oneOf, optional, type Parser, yesOrNo } from '../../values/parser';
import { secondsBetween } from '../../values/seconds';
import { shown } from '../../values/wording';

/** What an ingress controller speaks with the pods. */
export enum BackendProtocol {
  /** HTTP/1.1 without encryption. */
  HTTP = 'HTTP',
  /** HTTP over TLS. */
  HTTPS = 'HTTPS',
  /** gRPC without encryption. */
  GRPC = 'GRPC',
}

/** A cookie by which an ingress controller sends a browser to the same pod again. */
export interface CookieAffinity {
  /**
   * The name of the cookie, 1 to 64 letters, digits, "-", "_" and ".". The load balancers of AWS and Google name theirs
   * themselves.
   *
   * @default - the controller's own
   */
  readonly cookieName?: string;

  /**
   * How long browsers keep the cookie, in whole seconds: 1 s to 34560000 s (400 days, after which browsers drop any
   * cookie). AWS takes up to 604800 s (a week), GKE up to 86400 s (a day), HAProxy none at all.
   *
   * @default - until the browser is closed; a day with AWS
   * @see https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-max-age-attribute
   */
  readonly maxAge?: Duration;
}

/**
 * What ingress controllers can do beyond routing, each in annotations of its own. They need a class whose controller is
 * known; what that controller cannot do is refused.
 */
export interface ControllerOptions {
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
   * Whether requests over plain HTTP are sent on to HTTPS. Traefik decides that for an entry point, not for an Ingress.
   *
   * @default - as the controller is set up
   */
  readonly httpsRedirect?: boolean;

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

const cookieName: Parser<string> = (input) =>
  typeof input === 'string' && /^[A-Za-z0-9_.-]{1,64}$/.test(input)
    ? input
    : new Complaint(
        shown(input),
        'the name of a cookie: 1 to 64 letters, digits, "-", "_" and "."',
        'choose one such as "SESSION"',
      );

/** 400 days, in seconds: the longest that browsers keep a cookie. */
const LONGEST_COOKIE = 34_560_000;

/** The parsers of `ControllerOptions`. */
export const controllerOptionFields = {
  stripPrefix: optional(yesOrNo),
  httpsRedirect: optional(yesOrNo),
  cookieAffinity: optional(
    objectWith(
      { cookieName: optional(cookieName), maxAge: optional(secondsBetween(1, LONGEST_COOKIE)) },
      'a cookie affinity',
    ),
  ),
  backendProtocol: optional(oneOf(Object.values(BackendProtocol))),
};
