/*
 * Istio, as far as labels tell it where to put proxies beside pods.
 *
 * https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 */

/** Whether labels of a namespace have a proxy put beside its pods. */
export function injectsInto(labels: ReadonlyMap<string, string>): boolean {
  return labels.get('istio-injection') === 'enabled' || labels.has('istio.io/rev');
}

/** Whether labels of pods have a proxy put beside them, whatever their namespace says. */
export function injectsBeside(labels: ReadonlyMap<string, string>): boolean {
  return labels.get('sidecar.istio.io/inject') === 'true';
}

/** The ports of the proxies. https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
export const PORTS_OF_ISTIO: readonly number[] = [15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053, 15090];

/** The name of the one that its containers declare. manifests/charts/istio-control/istio-discovery/files/injection-template.yaml of istio/istio */
export const PORT_NAMES_OF_ISTIO: readonly string[] = ['http-envoy-prom'];
