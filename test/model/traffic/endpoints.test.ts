import { Cluster } from '../../../src/model/cluster/cluster';
import { Inventory } from '../../../src/model/cluster/inventory';
import { destinationOf, podPortOf } from '../../../src/model/traffic/endpoints';
import { clusterOf } from '../../support/judge';

const service = (spec: string, name = 'web') =>
  `---\n{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {${spec}}}\n`;
const deployment = (labels: string, ports = '', extra = '') =>
  `---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {${extra} template: {metadata: {labels: {${labels}}}, spec: {containers: [{name: web, ports: [${ports}]}]}}}}\n`;

function destination(yaml: string) {
  const cluster = clusterOf(yaml);
  const [service] = cluster.services.all;
  return service && destinationOf(cluster, service);
}

test('a selector leads to the pods that carry all of its labels', () => {
  const found = destination(
    service('selector: {app: web, tier: front}') + deployment('app: web, tier: front, more: x'),
  );
  expect(found).toMatchObject({ ends: 'in pods', workloads: [{ name: 'web' }] });
});

test('pods with some of the labels, or in another namespace, are not meant', () => {
  expect(destination(service('selector: {app: web, tier: front}') + deployment('app: web'))?.ends).toBe('unknown');
  const elsewhere = deployment('app: web').replace('{name: web}', '{name: web, namespace: other}');
  expect(destination(service('selector: {app: web}') + elsewhere)).toEqual({
    ends: 'unknown',
    settledBy: 'a pod with the labels app=web in namespace default',
  });
});

test('no replicas, no traffic', () => {
  expect(destination(service('selector: {app: web}') + deployment('app: web', '', 'replicas: 0,'))).toEqual({
    ends: 'nowhere',
    because: 'the selected workloads have 0 replicas',
  });
});

test.each([
  ['statefulset.kubernetes.io/pod-name: db-0', 'StatefulSet'],
  ['apps.kubernetes.io/pod-index: "2"', 'StatefulSet'],
  ['batch.kubernetes.io/job-name: db', 'Job'],
  ['job-name: db', 'Job'],
])('pods have the label %s that the control plane adds', (label, kind) => {
  const workload =
    `---\n{apiVersion: apps/v1, kind: ${kind}, metadata: {name: db}, spec: {template: {metadata: {labels: {app: db}}, spec: {containers: []}}}}\n`.replace(
      'apps/v1',
      kind === 'Job' ? 'batch/v1' : 'apps/v1',
    );
  expect(destination(service(`selector: {${label}}`) + workload)?.ends).toBe('in pods');
  expect(destination(service(`selector: {app: db, ${label}}`) + workload)?.ends).toBe('in pods');
  expect(destination(service(`selector: {app: other, ${label}}`) + workload)?.ends).toBe('unknown');
});

test('without a selector and a slice it leads nowhere, as far as a cluster told all its slices', () => {
  const objects = clusterOf(service('ports: [{port: 80}]')).objects;
  const ends = (namespace: string | undefined) => {
    const cluster = new Cluster(objects, new Inventory([{ kind: 'EndpointSlice', namespace }]));
    const [service] = cluster.services.all;
    return service && destinationOf(cluster, service).ends;
  };
  expect([ends('default'), ends(undefined), ends('other')]).toEqual(['nowhere', 'nowhere', 'unknown']);
});

test('an external name leads outside', () => {
  expect(destination(service('type: ExternalName, externalName: db.example.com'))).toEqual({
    ends: 'outside',
    host: 'db.example.com',
  });
});

test('without a selector, slices and Endpoints count', () => {
  const slice =
    '---\n{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: x, labels: {kubernetes.io/service-name: web}}, endpoints: [{addresses: [192.0.2.1]}]}\n';
  expect(destination(service('') + slice)).toMatchObject({ ends: 'at addresses' });
  const endpoints =
    '---\n{apiVersion: v1, kind: Endpoints, metadata: {name: web}, subsets: [{addresses: [{ip: 192.0.2.1}]}]}\n';
  expect(destination(service('') + endpoints)).toMatchObject({ ends: 'at addresses' });
  expect(destination(service('') + slice.replace('192.0.2.1', '').replace('[{addresses: []}]', '[]'))).toEqual({
    ends: 'nowhere',
    because: 'its endpoints hold no address',
  });
});

test('a Service of another group is no Service', () => {
  const knative = '{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}, spec: {}}';
  expect(clusterOf(knative).services.all).toEqual([]);
});

describe('the port in the pods', () => {
  const resolved = (servicePort: string, ports: string) => {
    const cluster = clusterOf(
      service(`selector: {app: web}, ports: [{${servicePort}}]`) + deployment('app: web', ports),
    );
    const [port] = cluster.services.all.flatMap((each) => each.ports);
    const [workload] = cluster.workloads.all;
    return port && workload && podPortOf(port, workload);
  };

  test.each([
    ['port: 80, targetPort: http', '{name: http, containerPort: 8080}', { is: 'declared', port: { number: 8080 } }],
    ['port: 80, targetPort: http', '{name: http, containerPort: 8080, protocol: UDP}', { is: 'missing', name: 'http' }],
    ['port: 80, targetPort: web', '{name: http, containerPort: 8080}', { is: 'missing', name: 'web' }],
    ['port: 8080', '{containerPort: 8080}', { is: 'declared', port: { number: 8080 } }],
    ['port: 8080, targetPort: 0', '{containerPort: 8080}', { is: 'declared', port: { number: 8080 } }],
    ['port: 80', '{containerPort: 8080}', { is: 'undeclared', number: 80 }],
    ['name: x', '{containerPort: 8080}', { is: 'unreadable' }],
  ])('of {%s} before {%s} is %j', (servicePort, ports, expected) => {
    expect(resolved(servicePort, ports)).toMatchObject(expected);
  });

  test('may be that of a sidecar, yet not of an init container', () => {
    const pod = (policy: string) =>
      `---\n{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: [{name: web}], initContainers: [{name: proxy, ${policy} ports: [{name: http, containerPort: 1}]}]}}\n`;
    const is = (policy: string) => {
      const cluster = clusterOf(service('selector: {app: web}, ports: [{port: 80, targetPort: http}]') + pod(policy));
      const [port] = cluster.services.all.flatMap((each) => each.ports);
      const [workload] = cluster.workloads.all;
      return port && workload && podPortOf(port, workload).is;
    };
    expect(is('restartPolicy: Always,')).toBe('declared');
    expect(is('')).toBe('missing');
  });
});
