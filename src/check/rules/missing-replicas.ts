import { isKustomized } from '../../guesses/makers/kustomize';
import type { Cluster } from '../../model/cluster/cluster';
import { namingIn } from '../../model/cluster/names';
import { once } from '../../model/lookup/once';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { hasAnnotation } from '../engine/annotations';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';

const scaled = (replicas: number) =>
  manifests(WEB_DEPLOYMENT.replace('spec:', `spec:\n  replicas: ${replicas}`), WEB_SERVICE);

const AUTOSCALED = `
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
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: web}
spec:
  scaleTargetRef: {name: web}`;

const ROLLED_OUT = AUTOSCALED.replace(
  /apiVersion: keda.*/s,
  `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec:
  replicas: 2
  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  strategy: {canary: {}}`,
);

export const missingReplicas: Rule<Service> = {
  id: 'missing-replicas',
  severity: 'warning',
  because: 'Whoever connects to the Service is refused, until somebody asks for pods.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment',
  avoidedBy: { nothing: 'no replicas are legal, and some scale up when they are needed' },
  bad: scaled(0),
  says: 'Service shop/web spec.selector: found pods of Deployment shop/web alone, which has 0 replicas, expected at least one pod; ask for one in spec.replicas, or leave it to an autoscaler',
  good: scaled(1),
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
        'ask for one in spec.replicas, or leave it to an autoscaler',
      );
    }
  },
};

/** Whether something scales a workload, be it by the reference of an autoscaler or by an annotation of its own. */
function isScaled(cluster: Cluster, { object }: Workload): boolean {
  return (
    scaledIn(cluster).has(`${object.namespace}/${object.name}`) ||
    hasAnnotation(object, /scal|sleep|replica|downtime|uptime/i)
  );
}

const scaledIn = once(
  (cluster: Cluster): ReadonlySet<string> =>
    new Set(
      namingIn(cluster)
        .filter(({ object }) => /Autoscaler|ScaledObject|Rollout/.test(object.kind))
        .flatMap(({ named }) =>
          named.filter(({ kind }) => kind.kind !== 'Service').map(({ namespace, name }) => `${namespace}/${name}`),
        ),
    ),
);
