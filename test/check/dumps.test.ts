import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/check/check';
import { Cluster } from '../../src/model/cluster/cluster';
import { readObjects } from '../../src/model/objects/read';
import { judged, lines } from '../support/judge';

/*
 * What `kubectl get deploy,rs,po,svc,endpointslice,secret,event -o yaml` prints of a small shop. Written by hand, in the shapes
 * that the API documents, with the fields that a server adds.
 */

const PASSWORD = 'c3VwZXItc2VjcmV0LTEyMw==';

const metadata = (name: string, more = '') =>
  `{name: ${name}, namespace: shop, uid: 3f6d1f0e-${name}, resourceVersion: "812", generation: 1, creationTimestamp: "2026-11-30T05:00:00Z", managedFields: [{manager: kubectl, operation: Update, apiVersion: v1, fieldsType: FieldsV1, fieldsV1: {"f:spec": {}}}]${more}}`;

const ownedBy = (kind: string, name: string) =>
  `, ownerReferences: [{apiVersion: apps/v1, kind: ${kind}, name: ${name}, uid: 3f6d1f0e-${name}, controller: true, blockOwnerDeletion: true}]`;

const POD_SPEC =
  '{restartPolicy: Always, terminationGracePeriodSeconds: 30, dnsPolicy: ClusterFirst, schedulerName: default-scheduler, containers: [{name: web, image: "nginx:1.29", imagePullPolicy: IfNotPresent, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File, ports: [{name: http, containerPort: 8080, protocol: TCP}], env: [{name: PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}], readinessProbe: {httpGet: {path: /, port: http, scheme: HTTP}, failureThreshold: 3, periodSeconds: 10, successThreshold: 1, timeoutSeconds: 1}}]}';

const template = (hash: string) => `{metadata: {labels: {app: web${hash}}}, spec: ${POD_SPEC}}`;
const HASH = ', pod-template-hash: 5d4f8c7b9';

const pod = (name: string, ready: boolean, waiting: string) =>
  `{apiVersion: v1, kind: Pod, metadata: ${metadata(`web-5d4f8c7b9-${name}`, `, labels: {app: web${HASH}}${ownedBy('ReplicaSet', 'web-5d4f8c7b9')}`)}, spec: ${POD_SPEC}, status: {phase: ${ready ? 'Running' : 'Pending'}, podIP: 10.244.0.7, conditions: [{type: PodScheduled, status: "True"}, {type: Ready, status: "${ready ? 'True' : 'False'}"}], containerStatuses: [{name: web, ready: ${ready}, restartCount: 0, image: "nginx:1.29", imageID: "", state: {${waiting}}}]}}`;

function dump(pods: readonly string[], balancer: string, slice: string): string {
  const items = [
    `{apiVersion: apps/v1, kind: Deployment, metadata: ${metadata('web')}, spec: {replicas: 2, progressDeadlineSeconds: 600, revisionHistoryLimit: 10, selector: {matchLabels: {app: web}}, template: ${template('')}}, status: {observedGeneration: 1, replicas: 2}}`,
    `{apiVersion: apps/v1, kind: ReplicaSet, metadata: ${metadata('web-5d4f8c7b9', `, labels: {app: web${HASH}}${ownedBy('Deployment', 'web')}`)}, spec: {replicas: 2, selector: {matchLabels: {app: web${HASH}}}, template: ${template(HASH)}}, status: {observedGeneration: 1, replicas: 2}}`,
    ...pods,
    `{apiVersion: v1, kind: Service, metadata: ${metadata('web')}, spec: {type: LoadBalancer, clusterIP: 10.96.7.1, clusterIPs: [10.96.7.1], internalTrafficPolicy: Cluster, externalTrafficPolicy: Cluster, allocateLoadBalancerNodePorts: true, ipFamilies: [IPv4], ipFamilyPolicy: SingleStack, sessionAffinity: None, selector: {app: web}, ports: [{name: http, port: 80, protocol: TCP, targetPort: http, nodePort: 31234}]}, status: {loadBalancer: ${balancer}}}`,
    `{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: ${metadata('web-x2', `, labels: {kubernetes.io/service-name: web, endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io}, generateName: web-, ownerReferences: [{apiVersion: v1, kind: Service, name: web, uid: 3f6d1f0e-web, controller: true}]`)}, addressType: IPv4, ports: [{name: http, port: 8080, protocol: TCP}], endpoints: [${slice}]}`,
    `{apiVersion: v1, kind: Secret, metadata: ${metadata('db')}, type: Opaque, data: {password: ${PASSWORD}}}`,
    `{apiVersion: v1, kind: Event, metadata: ${metadata('web.1')}, type: Normal, involvedObject: {kind: Pod, name: web-5d4f8c7b9-a, namespace: shop}, reason: Scheduled, message: assigned, lastTimestamp: "2026-11-30T05:00:00Z"}`,
  ];
  return `apiVersion: v1\nkind: List\nmetadata: {resourceVersion: ""}\nitems:\n${items.map((item) => `  - ${item}\n`).join('')}`;
}

const RUNNING = 'running: {startedAt: "2026-11-30T05:00:00Z"}';
const NO_KEY = `waiting: {reason: CreateContainerConfigError, message: "couldn't find key passwort in Secret shop/db"}`;
const endpoint = (ready: boolean) =>
  `{addresses: [10.244.0.7], conditions: {ready: ${ready}, serving: ${ready}, terminating: false}, targetRef: {kind: Pod, name: web-5d4f8c7b9-a, namespace: shop}, nodeName: node-1}`;

test('of a cluster where all is well, nothing is said', () => {
  const healthy = dump(
    [pod('a', true, RUNNING), pod('b', true, RUNNING)],
    '{ingress: [{ip: 192.0.2.10}]}',
    endpoint(true),
  );
  expect(lines(judged(healthy).findings)).toEqual([]);
});

test('one fault is told once, at the Deployment, and no value of a Secret is', () => {
  const broken = dump(
    [pod('a', false, NO_KEY), pod('b', false, NO_KEY)],
    '{ingress: [{ip: 192.0.2.10}]}',
    endpoint(false),
  );
  const { findings } = judged(broken);
  expect(lines(findings)).toEqual([
    `error missing-ready-pods: Deployment shop/web spec.template.spec.containers[0]: found 2 pods and none ready for Service shop/web (container "web" cannot be made, CreateContainerConfigError: Secret shop/db has no key "passwort"), expected at least one that is; make what it names, or correct the name`,
  ]);
  expect(JSON.stringify(lines(findings))).not.toMatch(/c3VwZXI|super-secret/);
});

test('a Service without an address is told beside it', () => {
  const pending = dump([pod('a', true, RUNNING)], '{}', endpoint(true));
  expect(judged(pending).findings.map(({ rule }) => rule)).toEqual(['missing-load-balancer-address']);
});

test('labels that a cluster gives to pods are not offered to a selector', () => {
  const labels = (more: string) =>
    `labels: {topology.kubernetes.io/zone: zone-a, topology.kubernetes.io/region: rig${more}}`;
  const pod = (more: string) =>
    `{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, uid: "1", ${labels(more)}}, spec: {containers: [{name: web, image: "web:1", ports: [{name: http, containerPort: 8080}]}]}}\n`;
  const service = `---\n{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop, uid: "2"}, spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}}\n`;
  const messages = (more: string) => judged(pod(more) + service).findings.map(({ message }) => message);
  expect(messages('')).toEqual([expect.stringContaining('expected pods with these labels, while Pod web has none;')]);
  expect(messages(', app: wbe')).toEqual([expect.stringContaining('such as app=wbe of Pod web;')]);
});

test('a slice that somebody wrote beside a selector is told from those of Kubernetes', () => {
  const own = (more: string) =>
    `---\n{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: web-1, namespace: shop, uid: "9", labels: {kubernetes.io/service-name: web${more}}}, addressType: IPv4, ports: [{name: http, port: 8080}], endpoints: [{addresses: [192.0.2.10]}]}\n`;
  const healthy = dump([pod('a', true, RUNNING)], '{ingress: [{ip: 192.0.2.10}]}', endpoint(true));
  expect(judged(healthy + own('')).findings.map(({ rule }) => rule)).toEqual(['duplicate-endpoints']);
  const byController = ', endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io';
  expect(judged(healthy + own(byController)).findings).toEqual([]);
});

test('several Services of the same pods are named in one finding', () => {
  const broken = dump([pod('a', false, NO_KEY)], '{ingress: [{ip: 192.0.2.10}]}', endpoint(false));
  const second = `---\n{apiVersion: v1, kind: Service, metadata: {name: api, namespace: shop}, spec: {selector: {app: web}, ports: [{name: http, port: 81, targetPort: http}]}}\n`;
  expect(judged(broken + second).findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('found 1 pod and none ready for Service shop/api and Service shop/web ('),
  ]);
});

test('5,000 pods of 500 Deployments that are not ready are read in their time', () => {
  const objects = Array.from({ length: 500 }, (_, i) => {
    const labels = { app: `web-${i}` };
    const spec = {
      containers: [
        {
          name: 'web',
          image: 'nginx:1.29',
          ports: [{ name: 'http', containerPort: 8080 }],
          readinessProbe: { httpGet: { port: 'http' } },
        },
      ],
    };
    const pods = Array.from({ length: 10 }, (__, j) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `web-${i}-7d9-${j}`,
        labels: { ...labels, 'pod-template-hash': '7d9' },
        ownerReferences: [
          { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: `web-${i}-7d9`, uid: '1', controller: true },
        ],
      },
      spec,
      status: {
        phase: 'Pending',
        containerStatuses: [
          { name: 'web', ready: false, restartCount: 0, state: { waiting: { reason: 'ErrImagePull' } } },
        ],
      },
    }));
    return [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: `web-${i}` },
        spec: { replicas: 10, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: `web-${i}` },
        spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
      },
      ...pods,
    ];
  }).flat();
  const begin = process.cpuUsage();
  const { findings } = check(new Cluster(readObjects(objects)));
  // Other tests may run beside this one: what counts is the work, not the time.
  const { user, system } = process.cpuUsage(begin);
  expect(findings.map(({ rule }) => rule)).toEqual(new Array(500).fill('missing-ready-pods'));
  // It is about two seconds; what grows with the square of the pods takes minutes.
  expect((user + system) / 1e6).toBeLessThan(10);
});

/** Dumps of a cluster that ran, as they came. */
const real = (name: string) => readFileSync(join(__dirname, 'dumps', `${name}.yaml`), 'utf8');

test('of a real cluster where all is well, nothing is said', () => {
  expect(lines(judged(real('healthy')).findings)).toEqual([]);
});

test('of a real cluster with five troubles, each is told once, at what a person can change', () => {
  const told = judged(real('troubles')).findings.map(
    ({ severity, rule, object }) => `${severity} ${rule} ${object.title}`,
  );
  expect(told.sort()).toEqual([
    'error missing-ready-pods Deployment shop/keyless',
    'error missing-ready-pods Deployment shop/large',
    'error missing-ready-pods Deployment shop/root',
    'error missing-ready-pods Deployment shop/sick',
    'error unreachable-selector Service shop/lost',
    'warning mismatched-probe-port Deployment shop/sick',
  ]);
});

test('why the pods of a real cluster wait is said in words', () => {
  const why = judged(real('troubles'))
    .findings.filter(({ rule }) => rule === 'missing-ready-pods')
    .map(({ message }) => /\((.*)\), expected/.exec(message)?.[1]);
  expect(why).toEqual([
    'container "keyless" cannot be made, CreateContainerConfigError: Secret shop/secret has no key "password"',
    'no node takes them, Unschedulable: 2 nodes have too little memory free',
    'container "root" cannot be made, CreateContainerConfigError: runAsNonRoot, and the image runs as root',
    // What the probe met stands in Events, which nobody asked for here.
    'the readiness probe of container "sick" does not succeed',
  ]);
});
