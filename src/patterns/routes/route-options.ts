import type { Duration, Size } from 'cdk8s';
import { memberOf } from '../../values/member';
import { instanceOf, objectWith, optional, type Parsed, type Schema } from '../../values/parser';
import { millisecondsUpTo } from '../../values/seconds';
import { byteSize } from '../../values/storage-size';
import { BackendProtocol } from './backend-protocol';
import { BackendTls } from './backend-tls';
import { Canary } from './canary';
import { type CookieAffinity, cookieAffinity } from './cookie-affinity';
import { type HeaderChanges, headerChanges } from './header-changes';
import { PathRewrite } from './path-rewrite';
import { type RequestMatch, requestMatch } from './request-match';
import { upstreamHost } from './upstream-host';

/**
 * What a route asks for beyond host, path and backend. What the ingress controller or the implementation of the Gateway API
 * cannot do is refused there, with what it can do.
 */
export interface RouteOptions {
  /**
   * What requests must have beside host and path.
   *
   * @default - nothing
   */
  readonly matching?: RequestMatch;

  /**
   * Another path for the pods to see. Refused for paths of `implementationSpecific`; those that keep the rest of the path
   * for others than Prefix routes.
   *
   * @default - the pods see the path as the client sent it
   */
  readonly rewrite?: PathRewrite;

  /**
   * The host that the pods see: a DNS name, for instance that of a site behind an `ExternalAlias`, which knows its own name
   * only.
   *
   * @default - the host that the client asked for
   */
  readonly upstreamHost?: string;

  /**
   * Changes of the headers that the pods see.
   *
   * @default - as the client sent them
   */
  readonly requestHeaders?: HeaderChanges;

  /**
   * Changes of the headers that the client sees.
   *
   * @default - as the pods sent them
   */
  readonly responseHeaders?: HeaderChanges;

  /**
   * How long an answer may take, in whole milliseconds: 0 s, which turns the timeout off, to 359996400 s (99999 hours, the
   * longest that the Gateway API can say).
   *
   * @default - as the controller is set up, often 60 s
   */
  readonly requestTimeout?: Duration;

  /**
   * The largest body of a request, above 0 KiB, in whole bytes. The Gateway API has no word for it.
   *
   * @default - as the controller is set up, often 1 MiB
   */
  readonly maxBodySize?: Size;

  /**
   * What is spoken with the pods. Certificates of pods that speak HTTPS are not verified by ingress controllers unless they
   * are told to; the Gateway API demands to know how (`backendTls`).
   *
   * @default - HTTPS with `backendTls`, else HTTP
   */
  readonly backendProtocol?: BackendProtocol;

  /**
   * How the pods' certificate is verified, which means that they speak HTTPS.
   *
   * @default - it is not
   */
  readonly backendTls?: BackendTls;

  /**
   * Sends each browser to the same pod again, by a cookie.
   *
   * @default - no affinity
   */
  readonly cookieAffinity?: CookieAffinity;

  /**
   * A new release that gets some of the requests.
   *
   * @default - all requests go to the backend
   */
  readonly canary?: Canary;
}

/** The longest duration that the Gateway API can say, in seconds: 99999 hours. */
const LONGEST_TIMEOUT = 99_999 * 3600;

/** Reads `RouteOptions`: timeouts become milliseconds, sizes bytes. */
export const routeOptions = objectWith(
  {
    matching: optional(requestMatch),
    rewrite: optional(instanceOf(PathRewrite, 'PathRewrite.stripPrefix()')),
    upstreamHost: optional(upstreamHost),
    requestHeaders: optional(headerChanges),
    responseHeaders: optional(headerChanges),
    requestTimeout: optional(millisecondsUpTo(LONGEST_TIMEOUT)),
    maxBodySize: optional(byteSize),
    backendProtocol: optional(memberOf({ BackendProtocol })),
    backendTls: optional(instanceOf(BackendTls, 'BackendTls.fromConfigMap("api.internal", "api-ca")')),
    cookieAffinity: optional(cookieAffinity),
    canary: optional(instanceOf(Canary, 'Canary.byWeight(next.backend(http), 10)')),
  } satisfies Schema<RouteOptions>,
  'the options of a route',
);

/** The options of a route as they were read: what was not asked for is undefined. */
export type WantedRouteOptions = Partial<Parsed<typeof routeOptions>>;
