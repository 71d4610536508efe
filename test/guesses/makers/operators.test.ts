import { operatorIn } from '../../../src/guesses/makers/operators';
import { isPromised } from '../../../src/guesses/makers/secret-makers';
import { FIXED_NAMES } from '../../../src/kinds/operators/by-products';
import { clusterOf } from '../../support/judge';

/*
 * What may be made of an object of others that nobody wrote down: pods and Services, a Secret, both or nothing.
 */

function made(apiVersion: string, kind: string) {
  const cluster = clusterOf(`{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {namespace: shop, name: web}}`);
  return { pods: operatorIn(cluster) !== undefined, secrets: isPromised(cluster, 'shop', 'web') };
}

test.each([
  ['postgresql.cnpg.io/v1', 'Cluster'],
  ['flagger.app/v1beta1', 'Canary'],
  ['argoproj.io/v1alpha1', 'Workflow'],
  ['serving.knative.dev/v1', 'Service'],
])('%s %s may turn into anything', (apiVersion, kind) => {
  expect(made(apiVersion, kind)).toEqual({ pods: true, secrets: true });
});

test.each([
  ['monitoring.coreos.com/v1', 'Prometheus'],
  ['monitoring.coreos.com/v1alpha1', 'PrometheusAgent'],
  ['monitoring.coreos.com/v1', 'ThanosRuler'],
])('%s %s turns into pods', (apiVersion, kind) => {
  expect(made(apiVersion, kind)).toEqual({ pods: true, secrets: false });
});

test.each([
  ['external-secrets.io/v1', 'ExternalSecret'],
  ['bitnami.com/v1alpha1', 'SealedSecret'],
])('%s %s turns into a Secret', (apiVersion, kind) => {
  expect(made(apiVersion, kind)).toEqual({ pods: false, secrets: true });
});

test.each([
  ['policy/v1', 'PodDisruptionBudget'],
  ['resource.k8s.io/v1', 'ResourceClaim'],
  ['cert-manager.io/v1', 'Issuer'],
  ['acme.cert-manager.io/v1', 'Challenge'],
  ['monitoring.coreos.com/v1', 'ServiceMonitor'],
  ['security.istio.io/v1', 'RequestAuthentication'],
  ['traefik.containo.us/v1alpha1', 'IngressRoute'],
  ['configuration.konghq.com/v1', 'KongPlugin'],
  ['k8s.nginx.org/v1', 'VirtualServer'],
  ['ingress.v3.haproxy.org/v3', 'TCP'],
  ['core.haproxy.org/v1alpha2', 'Backend'],
  ['gateway.envoyproxy.io/v1alpha1', 'EnvoyProxy'],
  ['cilium.io/v2', 'CiliumNetworkPolicy'],
  ['crd.projectcalico.org/v1', 'GlobalNetworkPolicy'],
  ['crd.antrea.io/v1beta1', 'NetworkPolicy'],
  ['linkerd.io/v1alpha2', 'ServiceProfile'],
  ['cloud.google.com/v1', 'BackendConfig'],
  ['keda.sh/v1alpha1', 'ScaledObject'],
])('nothing is made of %s %s', (apiVersion, kind) => {
  expect(made(apiVersion, kind)).toEqual({ pods: false, secrets: false });
});

test('names that operators give whatever their objects are called', () => {
  expect([...FIXED_NAMES].sort()).toEqual([
    'alertmanager-operated',
    'minio',
    'prometheus-agent-operated',
    'prometheus-operated',
    'thanos-ruler-operated',
  ]);
});
