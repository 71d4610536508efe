import { byKustomize, labelsOfKustomize } from '../../guesses/makers/kustomize';
import { isCalledPart, signOfPatch } from '../../guesses/makers/variants';
import type { Cluster, Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';

/** Up to apps/v1beta1 the selector was filled in from the labels of the template. */
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'] as const;

const REPLICATION_CONTROLLER = `
apiVersion: v1
kind: ReplicationController
metadata:
  name: web
spec:
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}`;

const KUSTOMIZED = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata: {labels: {tier: front}}
    spec: {containers: [{name: main, image: main:1, ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}}]}
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - {port: 80, targetPort: http}
---
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
commonLabels:
  app: web`;

export const missingPodSelector: Rule<Plain> = {
  id: 'missing-pod-selector',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it would not know which pods are its own.',
  about: 'Pods and workloads',
  source: 'pkg/apis/apps/validation/validation.go of Kubernetes, ValidateDeploymentSpec',
  avoidedBy: {
    nothing:
      'workloads are made with cdk8s-plus, which takes selector and labels from one place; this library makes those of databases alone',
  },
  bad: manifests(webDeployment({ selector: '' }), WEB_SERVICE),
  says: 'Deployment shop/web spec.selector: found nothing, expected matchLabels with labels of the pod template; write them',
  good: manifests(WEB_DEPLOYMENT, WEB_SERVICE),
  doubts: ['Kustomize may add the selector', 'it may be a patch, for it lacks what no whole object lacks'],
  silent: [
    { when: 'it is a ReplicationController, whose selector Kubernetes writes', manifests: REPLICATION_CONTROLLER },
    { when: 'Kustomize writes selectors and labels', manifests: KUSTOMIZED },
  ],
  on: (cluster) =>
    KINDS.flatMap((kind) => cluster.ofKind(kind).all).filter(
      ({ object }) => object.apiVersion === 'apps/v1' && !isCalledPart(object),
    ),
  *check({ object }, cluster) {
    if (labelsOfKustomize(cluster).size > 0) {
      return;
    }
    const selector = object.spec.get('selector');
    const isEmpty = selector.get('matchLabels').keys.length + selector.get('matchExpressions').length === 0;
    if (!object.spec.isMap || !isEmpty || (selector.isGiven && !selector.isMap)) {
      return;
    }
    const mistake = fault(
      selector,
      selector.isGiven ? 'an empty selector' : 'nothing',
      'matchLabels with labels of the pod template',
      'write them',
    );
    const doubt = doubtAbout(cluster, object);
    yield doubtful(doubt, mistake);
  },
};

function doubtAbout(cluster: Cluster, object: KubeObject): string | undefined {
  const sign = signOfPatch(cluster, object);
  // Other kustomizations may write selectors as well, from folders that are not given.
  return byKustomize(cluster, 'may add the selector') ?? (sign && `it may be a patch, for ${sign}`);
}
