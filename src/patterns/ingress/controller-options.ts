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
   * The name of the cookie. Not every controller lets it be chosen.
   *
   * @default - the controller's own
   */
  readonly cookieName?: string;

  /**
   * How long browsers keep the cookie, 1 s to 604800 s (a week), in whole seconds.
   *
   * @default - until the browser is closed, or the controller's own
   */
  readonly maxAge?: Duration;
}

/** What ingress controllers can do beyond routing, each in annotations of its own. */
export interface ControllerOptions {
  /**
   * Takes the path of a route off the request before the pods see it: `/shop/cart` on the route `/shop` arrives as `/cart`.
   * It holds for all routes of the Ingress, which must be Prefix routes; others belong in a second Ingress of the same class.
   *
   * @default - the pods see the path as the client sent it
   */
  readonly stripPrefix?: boolean;

  /**
   * Whether requests over plain HTTP are sent on to HTTPS.
   *
   * @default - as the controller is set up
   */
  readonly httpsRedirect?: boolean;

  /**
   * Sends each browser to the same pod again, by a cookie.
   *
   * @default - no affinity
   */
  readonly cookieAffinity?: CookieAffinity;

  /**
   * What the controller speaks with the pods. Certificates of the pods are not verified unless the controller is told to.
   *
   * @default - HTTP, in all controllers
   */
  readonly backendProtocol?: BackendProtocol;
}

const cookieName: Parser<string> = (input) =>
  typeof input === 'string' && /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/.test(input)
    ? input
    : new Complaint(shown(input), 'the name of a cookie: 1 to 64 letters, digits, "-" and "_"', 'such as "SESSION"');

/** A week, in seconds: the longest that the AWS load balancer takes, and a long session for all. */
const LONGEST_COOKIE = 604_800;

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
