/*
 * Ports on which proxies listen that are put into pods only in the cluster, so that no container of a manifest has them.
 */

/** @see https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
const ISTIO = [15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053, 15090];

/** @see https://linkerd.io/2/common-errors/network-policy */
const LINKERD = [4140, 4143, 4190, 4191];

const ALWAYS: ReadonlySet<number> = new Set([...ISTIO, ...LINKERD]);

/** Dapr's API for the application; no annotation changes it. */
const DAPR_HTTP = 3500;

/**
 * What Dapr listens on besides, by the annotation that changes it.
 *
 * @see https://docs.dapr.io/reference/arguments-annotations-overview and `SidecarConfig` of pkg/injector/patcher in dapr/dapr
 */
const DAPR: readonly (readonly [annotation: string, otherwise: string])[] = [
  ['dapr.io/grpc-port', '50001'],
  ['dapr.io/internal-grpc-port', '50002'],
  ['dapr.io/metrics-port', '9090'],
];

/** Whether a proxy that is put into pods with these annotations listens on a port. */
export function isOfInjectedProxy(number: number, annotations: ReadonlyMap<string, string>): boolean {
  return ALWAYS.has(number) || (isOfDapr(number, annotations) && annotations.get('dapr.io/enabled') === 'true');
}

function isOfDapr(number: number, annotations: ReadonlyMap<string, string>): boolean {
  return (
    number === DAPR_HTTP ||
    DAPR.some(([annotation, otherwise]) => (annotations.get(annotation) ?? otherwise) === String(number))
  );
}
