import type { Duration } from 'cdk8s';
import { literalPath } from '../../../values/http-path';
import { objectWith, oneOf, optional, text, wholeNumber, yesOrNo } from '../../../values/parser';
import { portNumber } from '../../../values/port';
import { secondsBetween } from '../../../values/seconds';

/** How Google's load balancer finds out whether pods are well, in a BackendConfig. */
export interface GkeHealthCheck {
  /**
   * The path that is asked for (`healthCheck.requestPath`). Pods are well while it answers 200.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * The port of the pods that is asked, 1 to 65535 (`healthCheck.port`).
   *
   * @default - the port that requests go to
   */
  readonly port?: number;

  /**
   * What is spoken: `HTTP`, `HTTPS` or `HTTP2` (`healthCheck.type`).
   *
   * @default - what requests are spoken in
   */
  readonly protocol?: string;

  /**
   * The time between two questions, in whole seconds: 1 s to 300 s (`healthCheck.checkIntervalSec`).
   *
   * @default - Google's own: 15 s
   */
  readonly interval?: Duration;

  /**
   * How long an answer may take, in whole seconds: 1 s to 300 s (`healthCheck.timeoutSec`).
   *
   * @default - Google's own: 15 s
   */
  readonly timeout?: Duration;

  /**
   * So many good answers make a pod well, 1 to 10 (`healthCheck.healthyThreshold`).
   *
   * @default - Google's own: 1
   */
  readonly healthyThreshold?: number;

  /**
   * So many bad answers make it unwell, 1 to 10 (`healthCheck.unhealthyThreshold`).
   *
   * @default - Google's own: 2
   */
  readonly unhealthyThreshold?: number;
}

/** How the load balancer of a GKE Ingress is set up. */
export interface GkeIngressOptions {
  /**
   * How it finds out whether pods are well (a BackendConfig, named on the Services by `cloud.google.com/backend-config`).
   *
   * @default - from the pods' readiness probes as far as they are simple, else "/"
   */
  readonly healthCheck?: GkeHealthCheck;

  /**
   * The name of a reserved address (`kubernetes.io/ingress.global-static-ip-name`, or `regional-static-ip-name` for
   * internal and regional load balancers).
   *
   * @default - Google chooses one, which changes with the Ingress
   */
  readonly staticIpName?: string;

  /**
   * Whether plain HTTP is answered as well (`kubernetes.io/ingress.allow-http`).
   *
   * @default true
   */
  readonly allowHttp?: boolean;

  /**
   * The name of an SSL policy of the project (`sslPolicy` of a FrontendConfig). Refused for internal load balancers.
   *
   * @default - Google's own
   */
  readonly sslPolicy?: string;
}

const threshold = optional(wholeNumber(1, 10));

const readHealthCheck = objectWith(
  {
    path: optional(literalPath),
    port: optional(portNumber),
    protocol: optional(oneOf(['HTTP', 'HTTPS', 'HTTP2'])),
    interval: optional(secondsBetween(1, 300)),
    timeout: optional(secondsBetween(1, 300)),
    healthyThreshold: threshold,
    unhealthyThreshold: threshold,
  },
  'a health check',
);

/** The parsers of `GkeIngressOptions`. */
export const gkeFields = {
  healthCheck: optional(readHealthCheck),
  staticIpName: optional(text),
  allowHttp: optional(yesOrNo),
  sslPolicy: optional(text),
};

/** `GkeIngressOptions` in the words of Google. */
export interface GkeSettings {
  readonly healthCheck?: Record<string, unknown>;
  readonly staticIpName?: string;
  readonly allowHttp?: boolean;
  readonly sslPolicy?: string;
}

/** Settings in the words of Google, without those that were not given. */
export function gkeSettings(read: {
  readonly healthCheck?: Exclude<ReturnType<typeof readHealthCheck>, Error> | undefined;
  readonly staticIpName?: string;
  readonly allowHttp?: boolean;
  readonly sslPolicy?: string;
}): GkeSettings {
  const { healthCheck, ...rest } = read;
  if (healthCheck === undefined || !('path' in healthCheck)) {
    return rest;
  }
  const words = {
    requestPath: healthCheck.path,
    port: healthCheck.port,
    type: healthCheck.protocol,
    checkIntervalSec: healthCheck.interval,
    timeoutSec: healthCheck.timeout,
    healthyThreshold: healthCheck.healthyThreshold,
    unhealthyThreshold: healthCheck.unhealthyThreshold,
  };
  return { ...rest, healthCheck: Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) };
}
