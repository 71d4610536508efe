import { trafficGraph } from '../../src/trace/graph/traffic-graph';
import { deployment, service } from '../support/trace-manifests';
import { assumptionsOf, clusterOf, endsOf, traced } from '../support/traced';

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

test('objects that own each other, or themselves, stand for themselves', () => {
  const owning = (name: string, owner: string) =>
    `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, ownerReferences: [{kind: Pod, name: ${owner}, controller: true}]}, spec: {containers: []}}\n---\n`;
  const { workloads } = clusterOf(owning('a', 'b') + owning('b', 'a') + owning('c', 'c'));
  expect(workloads.all.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

test('without the ReplicaSet, the hash that it gives its pods leads to the Deployment', () => {
  const dump = deployment('web') + hashed('a', READY) + service('web');
  expect(clusterOf(dump).workloads.all.map(({ object }) => object.title)).toEqual(['Deployment shop/web']);
});

/*
 * Statuses, written by hand in the shapes that the API documents: which pods are ready is a fact then, and decides.
 */

const READY = ', podIP: 10.244.0.7, conditions: [{type: Ready, status: "True"}]';
const UNREADY =
  ', podIP: 10.244.0.8, conditions: [{type: Ready, status: "False"}], containerStatuses: [{name: main, ready: false, state: {waiting: {reason: ErrImagePull, message: no such image}}}]';
const LEAVING = ', deletionTimestamp: "2026-11-30T05:00:00Z"';

/** A pod of the Deployment `web`, whose ReplicaSet is not in the dump. */
function hashed(name: string, status: string, metadata = '', labels = ''): string {
  const owner = 'ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-7d9, uid: "1", controller: true}]';
  return `{apiVersion: v1, kind: Pod, metadata: {name: web-7d9-${name}, namespace: shop, ${owner}, labels: {app: web, pod-template-hash: 7d9${labels}}${metadata}}, spec: {containers: [{name: main, image: "x:1", ports: [{name: main, containerPort: 8080}]}]}, status: {phase: Running${status}}}\n---\n`;
}

const toWeb = (dump: string) => endsOf(dump, 'namespace/shop', 'service/shop/web');
const NONE_READY =
  'none is ready of 1 pod of Deployment shop/web (the image of container "main" cannot be had, ErrImagePull: "no such image")';

test('pods that are ready are the endpoints, and what keeps the others is said', () => {
  const dump = deployment('web', 8080, 'replicas: 3') + service('web') + hashed('a', READY) + hashed('b', UNREADY);
  const { paths } = traced(dump, 'namespace/shop', 'service/shop/web');
  const hops = paths.flatMap((path) => path.hops);
  expect(hops.map(({ says }) => says)).toContain('1 pod of Deployment shop/web on 8080/TCP');
  expect(hops.flatMap(({ instead }) => instead)).toEqual([
    '1 pod of Deployment shop/web (the image of container "main" cannot be had, ErrImagePull: "no such image")',
  ]);
  expect(assumptionsOf(dump, 'namespace/shop', 'service/shop/web')).not.toContain('the pods are ready');
});

test('without a status, that pods are ready is taken for granted', () => {
  expect(assumptionsOf(deployment('web') + service('web'), 'namespace/shop', 'service/shop/web')).toContain(
    'the pods are ready',
  );
});

test('a Service of which no pod is ready refuses, in traces and in the graph', () => {
  const dump = deployment('web') + service('web') + hashed('b', UNREADY);
  expect(toWeb(dump)).toEqual([expect.stringContaining(NONE_READY)]);
  const node = trafficGraph(clusterOf(dump)).nodes.find(({ id }) => id === 'Service/shop/web');
  expect(node).toMatchObject({ state: 'broken', notes: [`no endpoint for 80/TCP (web): ${NONE_READY}`] });
});

test('the graph tells of pods that are not ready, and has those red of which none is', () => {
  const nodeIn = (dump: string) => trafficGraph(clusterOf(dump)).nodes.find(({ id }) => id === 'Deployment/shop/web');
  const because = 'the image of container "main" cannot be had, ErrImagePull: "no such image"';
  expect(nodeIn(deployment('web') + service('web') + hashed('b', UNREADY))).toMatchObject({
    state: 'broken',
    notes: [`1 of 1 pods not ready for Service shop/web: ${because}`],
  });
  const half = deployment('web', 8080, 'replicas: 2') + service('web') + hashed('a', READY) + hashed('b', UNREADY);
  expect(nodeIn(half)).toMatchObject({
    state: 'sound',
    notes: [`1 of 2 pods not ready for Service shop/web: ${because}`],
  });
});

test('requests are shared by the pods that are ready, not by those that were asked for', () => {
  const other = deployment('web', 8080, 'replicas: 1').replace(
    '{name: web, namespace: shop}',
    '{name: canary, namespace: shop}',
  );
  const dump =
    deployment('web', 8080, 'replicas: 9') + other + service('web') + hashed('a', READY) + hashed('b', UNREADY);
  expect(toWeb(dump)).toEqual(['delivered to Deployment shop/canary:8080 (50 %) and Deployment shop/web:8080 (50 %)']);
});

test('pods that are being deleted get requests only where none is left', () => {
  const leaving = hashed('a', READY, LEAVING);
  const services = deployment('web') + service('web');
  expect(toWeb(services + leaving)).toEqual(['delivered to Deployment shop/web:8080']);
  const { paths } = traced(services + leaving + hashed('b', READY), 'namespace/shop', 'service/shop/web');
  expect(paths.flatMap(({ hops }) => hops.flatMap(({ instead }) => instead))).toEqual([
    '1 pod of Deployment shop/web (being deleted)',
  ]);
});

test('pods that were evicted are not counted beside those in their place', () => {
  const dump =
    deployment('web') +
    service('web') +
    hashed('a', READY) +
    hashed('old', ', reason: Evicted').replace('Running', 'Failed');
  const { paths } = traced(dump, 'namespace/shop', 'service/shop/web');
  expect(paths.flatMap(({ hops }) => hops.flatMap(({ instead }) => instead))).toEqual([]);
});

test('a Service that wants pods before they are ready has those with an address', () => {
  const eager = service('web', 80, 'selector: {app: NAME}, publishNotReadyAddresses: true');
  expect(toWeb(deployment('web') + eager + hashed('b', UNREADY))).toEqual(['delivered to Deployment shop/web:8080']);
});

test('a label that a pod got while it ran leads to the workload of the pod', () => {
  const leader = service('web', 80, 'selector: {app: web, role: leader}');
  const dump =
    deployment('web', 8080, 'replicas: 2') + leader + hashed('a', READY, '', ', role: leader') + hashed('b', READY);
  const hops = traced(dump, 'namespace/shop', 'service/shop/web').paths.flatMap((path) => path.hops);
  expect(hops.map(({ says }) => says)).toContain('1 pod of Deployment shop/web on 8080/TCP');
});

test('where pods are not in the dump, slices of Kubernetes say how many are ready, or else the workload does', () => {
  const conditions = (...each: string[]) =>
    BY_KUBERNETES.replace(
      'endpoints: [{addresses: [10.244.0.7]}]',
      `endpoints: [${each.map((one, i) => `{addresses: [10.244.0.${i}], conditions: {${one}}}`).join(', ')}]`,
    );
  const three = deployment('web', 8080, 'replicas: 3') + service('web');
  const hopsTo = (dump: string) =>
    traced(dump, 'namespace/shop', 'service/shop/web').paths.flatMap(({ hops }) => hops.map(({ says }) => says));
  const sliced = three + conditions('ready: true, serving: true', 'ready: false, serving: true, terminating: true');
  expect(hopsTo(sliced)).toContain('1 pod of Deployment shop/web on 8080/TCP');
  const allLeaving =
    three + conditions('ready: false, serving: true, terminating: true', 'ready: false, serving: false');
  expect(hopsTo(allLeaving)).toContain('1 pod of Deployment shop/web on 8080/TCP');
  expect(toWeb(three + conditions('ready: false'))).toEqual([
    expect.stringContaining('none is ready of 1 pod of Deployment shop/web (not ready, and not here to say why)'),
  ]);
  const counted = three.replace('}}\n---', '}, status: {observedGeneration: 1, replicas: 3, readyReplicas: 2}}\n---');
  expect(hopsTo(counted)).toContain('2 pods of Deployment shop/web on 8080/TCP');
});
