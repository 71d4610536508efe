import type { Cluster } from '../../model/cluster/cluster';
import { isMeantOrUntold } from '../../model/status/obstacle';
import { readinessOf } from '../../model/status/readiness';
import { told, troublesOf } from '../../model/status/wording';
import { writtenFor } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';
import { cureOf } from '../status/cure';

/** A pod of the Deployment as a cluster shows it, with its status: written by hand, in the shape that the API documents. */
const pod = (name: string, status: string, probes = '') => `
apiVersion: v1
kind: Pod
metadata:
  name: web-5d4f8c7b9-${name}
  namespace: shop
  labels: {app: web, pod-template-hash: 5d4f8c7b9}
  ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-5d4f8c7b9, uid: "1", controller: true}]
spec:
  containers:
    - {name: web, image: "nginx:1.29", ports: [{name: http, containerPort: 8080}], ${probes}readinessProbe: {httpGet: {path: /, port: http}}}
status: ${status}`;

const waiting = (reason: string, message: string) =>
  `{phase: Pending, conditions: [{type: PodScheduled, status: "True"}, {type: Ready, status: "False"}], containerStatuses: [{name: web, ready: false, restartCount: 0, state: {waiting: {reason: ${reason}, message: ${message}}}}]}`;

/** The status of a pod whose container crashed, and how it ended. */
const ended = (how: string) =>
  `{phase: Running, podIP: 10.244.0.7, conditions: [{type: Ready, status: "False"}], containerStatuses: [{name: web, ready: false, restartCount: 7, state: {waiting: {reason: CrashLoopBackOff, message: back-off 5m0s restarting failed container}}, lastState: {terminated: {${how}}}}]}`;

const OUT_OF_MEMORY = ended('exitCode: 137, reason: OOMKilled');

const UNPROBED =
  '{phase: Running, podIP: 10.244.0.7, conditions: [{type: Ready, status: "False", reason: ContainersNotReady}], containerStatuses: [{name: web, ready: false, started: true, restartCount: 0, state: {running: {startedAt: "2026-11-30T05:00:00Z"}}}]}';

/** What a cluster noted about pod `a`. */
const event = (reason: string, message: string) => `
apiVersion: v1
kind: Event
metadata: {name: web-5d4f8c7b9-a.17a, namespace: shop}
type: Warning
involvedObject: {apiVersion: v1, kind: Pod, namespace: shop, name: web-5d4f8c7b9-a}
reason: ${reason}
message: '${message}'
lastTimestamp: "2026-11-30T05:00:00Z"`;

const NOT_FOUND = event('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 404');

const UNMOUNTED = event('FailedMount', 'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found');

const UNPLACED =
  '{phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: Unschedulable, message: "0/3 nodes are available: 3 Insufficient memory. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod."}]}';

const READY =
  '{phase: Running, podIP: 10.244.0.7, conditions: [{type: Ready, status: "True"}], containerStatuses: [{name: web, ready: true, started: true, restartCount: 0, state: {running: {startedAt: "2026-11-30T05:00:00Z"}}}]}';

const asRoot = (name: string) =>
  waiting(
    'CreateContainerConfigError',
    `'container has runAsNonRoot and image will run as root (pod: "web-5d4f8c7b9-${name}_shop(1)", container: web)'`,
  );

const UNPULLED = waiting('ImagePullBackOff', `'Back-off pulling image "nginx:1.29"'`);

const good = manifests(WEB, pod('a', READY));

const refusedPods = (status: string, deployment = WEB_DEPLOYMENT) => manifests(`${deployment}${status}`, WEB_SERVICE);

const FAILED_CREATION = `
status:
  observedGeneration: 1
  unavailableReplicas: 1
  conditions:
    - {type: ReplicaFailure, status: "True", reason: FailedCreate, message: 'pods "web-5d4f8c7b9-" is forbidden: exceeded quota: objects, requested: pods=1, used: pods=3, limited: pods=3'}`;

const LIVENESS = 'livenessProbe: {tcpSocket: {port: 9090}}';

/** A Deployment whose probe of life asks for a port that nobody listens on, so that the kubelet stops the container. */
const stopped = (how: string) =>
  manifests(
    webDeployment({ probes: LIVENESS }),
    WEB_SERVICE,
    pod('a', ended(how), `${LIVENESS}, `),
    event('Unhealthy', 'Liveness probe failed: dial tcp 10.244.0.7:9090: connect: connection refused'),
  );

const PAUSED = refusedPods('\nstatus:\n  observedGeneration: 1', webDeployment({ spec: 'paused: true' }));

const COUNTED = `
status:
  observedGeneration: 1
  replicas: 1
  readyReplicas: 1`;

export const missingReadyPods: Rule<Workload> = {
  id: 'missing-ready-pods',
  severity: 'error',
  because: 'A Service sends requests to pods that are ready; while none is, every connection to it is refused.',
  about: 'Endpoints',
  source:
    'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#does-the-service-have-any-endpointslices',
  avoidedBy: { nothing: 'whether pods become ready shows in a cluster, of which this rule reads the status' },
  bad: manifests(WEB, pod('a', asRoot('a')), pod('b', asRoot('b'))),
  says: 'Deployment shop/web spec.template.spec.containers[0]: found 2 pods and none ready for Service shop/web (container "web" cannot be made, CreateContainerConfigError: runAsNonRoot, and the image runs as root), expected at least one that is; set runAsUser to a user other than 0 that the image can run as, or take an image that is made for one',
  good,
  more: [
    {
      bad: manifests(WEB, pod('a', UNPULLED)),
      says: 'Deployment shop/web spec.template.spec.containers[0].image: found 1 pod and none ready for Service shop/web (the image of container "web" cannot be had, ImagePullBackOff: "Back-off pulling image \\"nginx:1.29\\""), expected at least one that is; correct the name, or add imagePullSecrets that may pull it',
      good,
    },
    {
      bad: manifests(WEB, pod('a', OUT_OF_MEMORY), pod('b', UNPLACED), pod('c', OUT_OF_MEMORY)),
      says: 'Deployment shop/web spec.template.spec.containers[0]: found 3 pods and none ready for Service shop/web (2: container "web" ended, OOMKilled, exit code 137, started again 7 times; 1: no node takes them, Unschedulable: 3 nodes have too little memory free), expected at least one that is; give it more memory, or have it take less',
      good,
    },
    {
      bad: manifests(WEB, pod('a', ended('exitCode: 3, reason: Error'))),
      says: 'Deployment shop/web spec.template.spec.containers[0]: found 1 pod and none ready for Service shop/web (container "web" ended, exit code 3, started again 7 times), expected at least one that is; read what it said last: kubectl logs -n shop deployment/web -c web --previous',
      good,
    },
    {
      bad: manifests(WEB, pod('a', ended('exitCode: 128, reason: StartError'))),
      says: 'Deployment shop/web spec.template.spec.containers[0]: found 1 pod and none ready for Service shop/web (container "web" ended, StartError, exit code 128, started again 7 times), expected at least one that is; correct what it is started with: kubectl describe pod -n shop -l app=web says what the machine had against it',
      good,
    },
    {
      bad: manifests(WEB, pod('a', UNPROBED)),
      says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe: found 1 pod and none ready for Service shop/web (the readiness probe of container "web" does not succeed), expected at least one that is; have the container answer it, or correct the probe: what it got is said by kubectl describe pod -n shop -l app=web',
      good,
    },
    {
      bad: manifests(WEB, pod('a', UNPROBED), NOT_FOUND),
      says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe: found 1 pod and none ready for Service shop/web (the readiness probe of container "web" is answered with 404), expected at least one that is; have the container answer it, or correct the probe',
      good: manifests(WEB, pod('a', READY), NOT_FOUND),
    },
    {
      bad: manifests(WEB, pod('a', waiting('ContainerCreating', '""')), UNMOUNTED),
      says: 'Deployment shop/web spec.template.spec: found 1 pod and none ready for Service shop/web (a volume is not there, FailedMount: "MountVolume.SetUp failed for volume \\"tls\\" : secret \\"web-tls\\" not found"), expected at least one that is; make what it names, or correct the name',
      good: manifests(WEB, pod('a', READY), UNMOUNTED),
    },
    {
      bad: stopped('exitCode: 0, reason: Completed'),
      says: 'Deployment shop/web spec.template.spec.containers[0].livenessProbe: found 1 pod and none ready for Service shop/web (the liveness probe of container "web" is refused: nothing listens on its port, started again 7 times), expected at least one that is; have the container answer it, or correct the probe',
      good,
    },
    {
      bad: stopped('exitCode: 1, reason: Error'),
      says: 'Deployment shop/web spec.template.spec.containers[0]: found 1 pod and none ready for Service shop/web (container "web" ended, exit code 1, started again 7 times), expected at least one that is; read what it said last: kubectl logs -n shop deployment/web -c web --previous',
      good,
    },
    {
      bad: PAUSED,
      says: 'Deployment shop/web spec.paused: found 1 pod and none ready for Service shop/web (not made, for it is paused), expected at least one that is; have it go on: kubectl rollout resume -n shop deployment/web',
      good: refusedPods(COUNTED),
    },
    {
      bad: refusedPods(FAILED_CREATION),
      says: 'Deployment shop/web spec: found 1 pod and none ready for Service shop/web (not made, FailedCreate: "pods \\"web-5d4f8c7b9-\\" is forbidden: exceeded quota: objects, requested: pods=1, used: pods=3, limited: pods=3"), expected at least one that is; change what is refused, or what refuses it',
      good: refusedPods(COUNTED),
    },
  ],
  silent: [
    { when: 'one of its pods is ready', manifests: manifests(WEB, pod('a', asRoot('a')), pod('b', READY)) },
    {
      when: 'its pod has done what it was to do',
      manifests: manifests(WEB, pod('a', '{phase: Succeeded, conditions: [{type: Ready, status: "False"}]}')),
    },
    { when: 'no cluster has said how its pods are', manifests: manifests(WEB, pod('a', '{}')) },
  ],
  on: ({ workloads }) => workloads.all,
  *check(workload, cluster) {
    const without = cluster.servicesOf(workload).filter((service) => hasNoneReady(cluster, service));
    const [first] = without;
    const obstacles = first === undefined ? [] : (readinessOf(cluster, first, workload)?.obstacles ?? []);
    const [most] = troublesOf(obstacles);
    const [obstacle] = most?.obstacles ?? [];
    if (obstacle === undefined || isMeantOrUntold(obstacle)) {
      return;
    }
    const { field, fix } = cureOf(obstacle, workload);
    const services = listed(
      without.map(({ object }) => object.title),
      'and',
    );
    yield fault(
      field,
      `${obstacles.length} ${obstacles.length === 1 ? 'pod' : 'pods'} and none ready for ${services} (${told(obstacles)})`,
      'at least one that is',
      fix,
    );
  },
};

/** Whether a cluster says of all pods of a Service that none takes requests, and nobody has written other endpoints. */
function hasNoneReady(cluster: Cluster, service: Service): boolean {
  const lasting = cluster
    .selectedBy(service)
    .filter(({ runsToCompletion, replicas }) => !runsToCompletion && replicas !== 0);
  return (
    writtenFor(cluster, service).length === 0 &&
    lasting.every((workload) => readinessOf(cluster, service, workload)?.ready === 0)
  );
}
