/*
 * Dapr, which is told by annotations of pods to put a proxy beside them.
 *
 * https://docs.dapr.io/reference/arguments-annotations-overview
 */

/** The annotation without which, with the value "true", it does nothing. */
export const ENABLED_BY = 'dapr.io/enabled';

/** The annotation with the port of the application. */
export const APPLICATION_PORT = 'dapr.io/app-port';

/** The port of its API for the application; no annotation changes it. */
export const API_PORT = 3500;

/** What the proxy listens on besides, by the annotation that changes it: `SidecarConfig` of pkg/injector/patcher. */
export const PORTS_OF_DAPR: readonly (readonly [annotation: string, otherwise: string])[] = [
  ['dapr.io/grpc-port', '50001'],
  ['dapr.io/internal-grpc-port', '50002'],
  ['dapr.io/metrics-port', '9090'],
];
