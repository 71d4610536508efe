import { deployment, service } from '../support/trace-manifests';
import { clusterOf, endsOf } from '../support/traced';

/*
 * A dump of a cluster holds what controllers made beside what somebody wrote. The same traffic is told once.
 */

const owned = (owner: string, ownerKind: string) =>
  `ownerReferences: [{apiVersion: apps/v1, kind: ${ownerKind}, name: ${owner}, uid: "1", controller: true}], labels: {app: web}`;

const pod = (name: string, more = '') =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: shop, ${owned('web-7d9', 'ReplicaSet')}${more}}, spec: {containers: [{name: main, image: "x:1", ports: [{name: main, containerPort: 8080}]}]}}\n---\n`;

const replicaSet = deployment('web').replace(
  'kind: Deployment, metadata: {name: web, namespace: shop}',
  `kind: ReplicaSet, metadata: {name: web-7d9, namespace: shop, ${owned('web', 'Deployment')}}`,
);

const slice = (by: string) =>
  `{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: web-x2, namespace: shop, labels: {kubernetes.io/service-name: web, endpointslice.kubernetes.io/managed-by: ${by}}}, addressType: IPv4, ports: [{name: web, port: 8080}], endpoints: [{addresses: [10.244.0.7]}]}\n---\n`;

const BY_KUBERNETES = slice('endpointslice-controller.k8s.io');

test('the pods of a Deployment are those of its ReplicaSet, and the slice says no more', () => {
  const dump = deployment('web') + replicaSet + pod('web-7d9-a') + pod('web-7d9-b') + service('web') + BY_KUBERNETES;
  expect(endsOf(dump, 'namespace/shop', 'service/shop/web')).toEqual(['delivered to Deployment shop/web:8080']);
  expect(clusterOf(dump).workloads.all.map(({ object }) => object.title)).toEqual(['Deployment shop/web']);
});

test('what is owned by something that is not here stands for itself', () => {
  const dump = pod('web-7d9-a') + service('web');
  expect(endsOf(dump, 'namespace/shop', 'service/shop/web')).toEqual(['delivered to Pod shop/web-7d9-a:8080']);
});

test('without the pods, the slice of Kubernetes says where a Service ends', () => {
  expect(endsOf(service('web') + BY_KUBERNETES, 'namespace/shop', 'service/shop/web')).toEqual([
    'delivered to 10.244.0.7:8080',
  ]);
});

test('a slice that somebody else keeps is added to the pods', () => {
  const dump = deployment('web') + service('web') + slice('somebody.example.com');
  expect(endsOf(dump, 'namespace/shop', 'service/shop/web')).toEqual([
    'delivered to Deployment shop/web:8080 (50 %) and 10.244.0.7:8080 (50 %)',
  ]);
});
