import { isKustomized } from '../../guesses/makers/kustomize';
import { scaledBy } from '../../guesses/makers/scalers';
import { isOneOf } from '../../kinds/references/kinds-of-others';
import { SCALING } from '../../kinds/references/scaling';
import type { Cluster } from '../../model/cluster/cluster';
import { namingIn } from '../../model/cluster/names';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';

const scaled = (replicas: number) => manifests(webDeployment({ spec: `replicas: ${replicas}` }), WEB_SERVICE);

/** A Deployment without pods, behind a Service, and something that may see to its pods. */
const idleUnder = (other: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 0
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: main, image: main:1, ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: http}]
---${other}`;

const AUTOSCALED = idleUnder(`
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: web}
spec:
  scaleTargetRef: {name: web}`);

/** Of the autoscalers of Kubernetes, only those that may go down to none come back from it. */
const autoscaledFrom = (minimum: string) =>
  idleUnder(`
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  ${minimum}
  maxReplicas: 3`);

const ROLLED_OUT = idleUnder(`
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec:
  replicas: 2
  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  strategy: {canary: {}}`);

export const missingReplicas: Rule<Service> = {
  id: 'missing-replicas',
  severity: 'warning',
  because: 'Whoever connects to the Service is refused, until somebody asks for pods.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment',
  avoidedBy: { nothing: 'no replicas are legal, and some scale up when they are needed' },
  bad: scaled(0),
  says: 'Service shop/web spec.selector: found pods of Deployment shop/web alone, which has 0 replicas, expected at least one pod; ask for one in spec.replicas, or leave it to an autoscaler that starts from none',
  good: scaled(1),
  more: [
    {
      bad: autoscaledFrom('minReplicas: 1'),
      says: 'Service default/web spec.selector: found pods of Deployment default/web alone, which has 0 replicas, expected at least one pod; ask for one in spec.replicas, or leave it to an autoscaler that starts from none',
      good: autoscaledFrom('minReplicas: 0'),
    },
  ],
  silent: [
    { when: 'an autoscaler sees to it', manifests: AUTOSCALED },
    { when: 'a Rollout makes its pods from the template', manifests: ROLLED_OUT },
  ],
  on: ({ services }) => services.all.filter(({ hasSelector }) => hasSelector),
  *check(service, cluster) {
    const workloads = cluster.selectedBy(service);
    const [first] = workloads;
    const isIdle = workloads.every((workload) => workload.replicas === 0 && !isScaled(cluster, workload));
    if (first !== undefined && isIdle && !isKustomized(cluster)) {
      yield fault(
        service.spec.get('selector'),
        `pods of ${first.object.title} alone, which has 0 replicas`,
        'at least one pod',
        'ask for one in spec.replicas, or leave it to an autoscaler that starts from none',
      );
    }
  },
};

/** Whether something scales a workload, be it by the reference of an autoscaler or by an annotation of its own. */
function isScaled(cluster: Cluster, { object }: Workload): boolean {
  return scaledIn(cluster).has(`${object.namespace}/${object.name}`) || scaledBy(object) !== undefined;
}

/**
 * Whether an autoscaler leaves alone what has no replicas: one of Kubernetes, which is to keep at least one. Those that others
 * made, such as KEDA, stand beside something that brings the first pod.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#implicit-maintenance-mode-deactivation
 */
function isIdleAtZero({ kind, root, spec }: KubeObject): boolean {
  return (
    kind === 'HorizontalPodAutoscaler' &&
    spec.get('minReplicas').number !== 0 &&
    !root.find('metadata', 'ownerReferences').isGiven
  );
}

const scaledIn = once(
  (cluster: Cluster): ReadonlySet<string> =>
    new Set(
      namingIn(cluster)
        .filter(({ object }) => isOneOf(SCALING, object) && !isIdleAtZero(object))
        .flatMap(({ named }) =>
          named.filter(({ kind }) => kind.kind !== 'Service').map(({ namespace, name }) => `${namespace}/${name}`),
        ),
    ),
);
