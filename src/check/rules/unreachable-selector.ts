import { isOfHelm } from '../../guesses/makers/helm';
import { isKustomized } from '../../guesses/makers/kustomize';
import { unplaced } from '../../guesses/makers/not-given';
import { mayBeLabelledLater } from '../../guesses/pods/labelled-later';
import type { Cluster } from '../../model/cluster/cluster';
import { isSeenEmpty } from '../../model/status/slice-status';
import { destinationOf, writtenLabels } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { CLUSTER_DNS, OF_ANOTHER_CHART, OPERATED, PUT_TO_ITS_PODS } from '../examples/selector-parts';
import { servicePort, webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';
import { missedPods } from '../references/missed-pods';
import { unmadePods } from '../references/unmade-pods';

const selecting = (label: string, namespace = 'shop') =>
  webService({ namespace, selector: `app: ${label}`, ports: [servicePort({ name: '' })] });

const EMPTY_SLICE = `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: web-x2
  namespace: shop
  labels: {kubernetes.io/service-name: web, endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io}
addressType: IPv4
ports: []
endpoints: []`;

const pod = (labels: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop${labels}
spec:
  containers:
    - name: web
      image: nginxinc/nginx-unprivileged:1.29
      ports:
        - name: http
          containerPort: 8080`;

const PODS_ELSEWHERE = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector:
    app: web
  ports:
    - {port: 80}`;

const DATABASE = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  selector:
    matchLabels: {app: db}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: main, image: main:1, ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}}]}`;

const onePod = (label: string) => `
apiVersion: v1
kind: Service
metadata: {name: one}
spec:
  selector:
    ${label}
  ports:
    - {port: 80, targetPort: http}`;

/** Whoever scales it may make any number of pods. */
const SCALED = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: db}
spec:
  maxReplicas: 5
  scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: db}`;

const LEADER = `
apiVersion: v1
kind: Service
metadata: {name: leader}
spec:
  selector:
    app: db
    role: master
  ports:
    - {port: 80, targetPort: http}`;

/** A Service beside the operator that may make pods for it. */
const prometheus = (key: string) =>
  manifests(
    webDeployment({ name: 'prometheus-operator', labels: 'operator: prometheus' }),
    '{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: prometheus, namespace: shop}, spec: {}}',
    webService({ name: 'prometheus', selector: `${key}: prometheus` }),
  );

export const unreachableSelector: Rule<Service> = {
  id: 'unreachable-selector',
  severity: 'error',
  because: 'A Service whose selector no pod fulfils has no endpoints, so every connection to it is refused.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  avoidedBy: {
    nothing:
      'a ClusterIpService takes the labels of the workload that it is handed; those of PodLabels are written, and may be misspelt',
  },
  bad: manifests(WEB_DEPLOYMENT, selecting('website')),
  says: 'Service shop/web spec.selector: found app=website, which no pod in namespace shop carries, expected labels of its pods, such as app=web of Deployment web; copy them from the pod template',
  good: manifests(WEB_DEPLOYMENT, selecting('web')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, selecting('web', 'store')),
      says: 'Service store/web spec.selector: found app=web, which only pods of Deployment shop/web carry, expected pods in namespace store; move one of the two, for a Service selects in its own namespace',
      good: manifests(WEB_DEPLOYMENT, selecting('web', 'shop')),
    },
    {
      bad: manifests(pod(''), selecting('web')),
      says: 'Service shop/web spec.selector: found app=web, which no pod in namespace shop carries, expected pods with these labels, while Pod web has none; label the pods',
      good: manifests(pod('\n  labels:\n    app: web'), selecting('web')),
    },
    {
      bad: manifests(selecting('web'), EMPTY_SLICE),
      says: 'Service shop/web spec.selector: found app=web, which no pod in namespace shop carries now, by its EndpointSlices, expected pods with these labels; label the pods so, correct the selector, or see why nobody makes them',
      doubt: 'its pods may be meant to come later',
      good: manifests(pod('\n  labels:\n    app: web'), selecting('web'), EMPTY_SLICE),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, webService({ namespace: '' })),
      says: 'Service default/web spec.selector: found app=web, which only pods of Deployment shop/web carry, expected pods in namespace default; move one of the two, for a Service selects in its own namespace',
      doubt: 'one of the two names no namespace, so kubectl may be told to put it there',
      good: manifests(WEB_DEPLOYMENT, webService()),
    },
    {
      bad: prometheus('prometheus'),
      says: 'Service shop/prometheus spec.selector: found prometheus=prometheus, which no pod in namespace shop carries, expected labels of its pods, such as operator=prometheus of Deployment prometheus-operator; copy them from the pod template',
      doubt: 'the operator of Prometheus shop/prometheus may make pods with these labels',
      good: prometheus('operator'),
    },
    {
      bad: manifests(DATABASE, onePod('statefulset.kubernetes.io/pod-name: db-1')),
      says: 'Service default/one spec.selector["statefulset.kubernetes.io/pod-name"]: found "db-1", a pod that StatefulSet default/db with 1 replica does not make, expected db-0; correct the number',
      doubt: 'somebody may scale it while it runs',
      good: manifests(DATABASE, onePod('statefulset.kubernetes.io/pod-name: db-0')),
    },
    {
      bad: manifests(DATABASE, onePod('apps.kubernetes.io/pod-index: "1"')),
      says: 'Service default/one spec.selector["apps.kubernetes.io/pod-index"]: found "1", a pod that StatefulSet default/db with 1 replica does not make, expected 0; correct the number',
      doubt: 'somebody may scale it while it runs',
      good: manifests(DATABASE, onePod('apps.kubernetes.io/pod-index: "0"')),
    },
  ],
  doubts: [
    'the pods there have a Service already',
    'the pods may be in files that were not given; those of the workload that is here only resemble them',
    'the pods nearest to it may be of a patch, for its file is called so, and have more labels where they are written',
  ],
  silent: [
    { when: 'its pods are in another file', manifests: PODS_ELSEWHERE },
    {
      when: 'it is for one pod of a StatefulSet, by the label that Kubernetes gives it',
      manifests: manifests(DATABASE, onePod('statefulset.kubernetes.io/pod-name: db-0')),
    },
    {
      when: 'the pod that it is for comes when an autoscaler asks for more',
      manifests: manifests(DATABASE, SCALED, onePod('statefulset.kubernetes.io/pod-name: db-3')),
    },
    { when: 'it is for the leader, whom the application labels while it runs', manifests: manifests(DATABASE, LEADER) },
    { when: 'an operator makes the pods', manifests: OPERATED },
    {
      when: 'the pods that are here have no more in common with it than their release, and a Service of their own',
      manifests: OF_ANOTHER_CHART,
    },
    { when: 'Kustomize puts it into the namespace of its pods', manifests: PUT_TO_ITS_PODS },
    { when: 'it is for the pods of the DNS server, which every cluster has', manifests: CLUSTER_DNS },
  ],
  on: ({ services }) => services.all,
  *check(service, cluster) {
    yield* unmadePods(service, cluster);
    const isWithoutPods =
      service.hasSelector && service.hasReadableSelector && cluster.selectedBy(service).length === 0;
    const isSeen = isSeenEmpty(cluster, service);
    if (
      !isWithoutPods ||
      (!isSeen && destinationOf(cluster, service).ends !== 'unknown') ||
      isSelectedByWorkload(cluster, service)
    ) {
      return;
    }
    const mistakes = mayBeLabelledLater(cluster, service)
      ? []
      : (elsewhere(service, cluster) ?? missedPods(service, cluster));
    yield* mistakes.length === 0 && isSeen ? [seen(service)] : mistakes;
  },
};

/** Whether a workload asks its pods for the same labels, and does not give them, which is a mistake of its own. */
function isSelectedByWorkload(cluster: Cluster, { namespace, selector }: Service): boolean {
  // None of them carries the labels, or the Service would have pods.
  return cluster.workloads.in(namespace).some((workload) => workload.asksFor(selector));
}

/** What a cluster shows by itself: it looks for the pods all the time. */
function seen(service: Service): Fault {
  return doubtful(
    'its pods may be meant to come later',
    fault(
      service.spec.get('selector'),
      `${writtenLabels(service.selector)}, which no pod in namespace ${service.namespace} carries now, by its EndpointSlices`,
      'pods with these labels',
      'label the pods so, correct the selector, or see why nobody makes them',
    ),
  );
}

/** Pods that would fit, had the Service their namespace; nothing is to be said where Helm gives them that of the release. */
function elsewhere(service: Service, cluster: Cluster): Fault[] | undefined {
  const fitting = cluster.pods.anywhere(service.selector);
  const idle = fitting.find((each) => cluster.isIdle(each));
  const hasPods = cluster.pods.in(service.namespace).length > 0;
  const found = idle ?? (hasPods ? undefined : fitting.find((each) => !hasNamesake(cluster, each.namespace, service)));
  if (found === undefined) {
    return undefined;
  }
  const mistake = fault(
    service.spec.get('selector'),
    `${writtenLabels(service.selector)}, which only pods of ${found.object.title} carry`,
    `pods in namespace ${service.namespace}`,
    'move one of the two, for a Service selects in its own namespace',
  );
  if (!service.object.namespaceGiven || !found.object.namespaceGiven) {
    return isKustomized(cluster) || isOfHelm(found.object) ? [] : [doubtful(unplaced('one of the two'), mistake)];
  }
  return [found === idle ? mistake : doubtful('the pods there have a Service already', mistake)];
}

/** Whether another namespace has the like of a Service, which is then a copy, and its pods are too. */
function hasNamesake(cluster: Cluster, namespace: string, { name }: Service): boolean {
  return cluster.services.named(namespace, name).length > 0;
}
