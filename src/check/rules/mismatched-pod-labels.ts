import { labelsOfKustomize } from '../../guesses/makers/kustomize';
import { isPlaceholder } from '../../guesses/makers/placeholder';
import { isCurrent } from '../../kinds/groups';
import type { KnownKind } from '../../kinds/known-kinds';
import { writtenLabels } from '../../model/traffic/endpoints';
import { fulfils } from '../../model/views/label-selector';
import type { Workload } from '../../model/views/workload';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { compactService } from '../examples/compact-parts';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';

/** The kinds whose selector has to fit the pods that they make. */
const SELECTING: ReadonlySet<KnownKind | undefined> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
]);

const KUSTOMIZED = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    spec: {containers: [{name: main, image: main:1, ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}}]}
---${compactService()}
---
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
labels:
  - includeSelectors: true
    pairs: {app: web}`;

export const mismatchedPodLabels: Rule<Workload> = {
  id: 'mismatched-pod-labels',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it would make pods that are not its own, again and again.',
  about: 'Pods and workloads',
  source: 'pkg/apis/apps/validation/validation.go of Kubernetes, ValidatePodTemplateSpecForReplicaSet',
  avoidedBy: {
    nothing:
      'workloads are made with cdk8s-plus, which takes selector and labels from one place; this library makes those of databases alone',
  },
  bad: manifests(webDeployment({ selector: 'app: shop' }), WEB_SERVICE),
  says: 'Deployment shop/web spec.selector: found a selector that asks for app=shop, expected one that the pods of its template fulfil, labelled app=web; write the same labels in both places',
  good: manifests(WEB_DEPLOYMENT, WEB_SERVICE),
  silent: [{ when: 'Kustomize writes the labels into the template', manifests: KUSTOMIZED }],
  on: ({ workloads }) =>
    workloads.all.filter(({ object, pod }) => SELECTING.has(object.known) && isCurrent(object) && pod.field.isMap),
  *check({ object, pod: { labels: written } }, cluster): Iterable<Fault> {
    const selector = object.spec.get('selector');
    const isController = object.known !== 'ReplicationController';
    const wanted = isController ? selector.get('matchLabels') : selector;
    const common = labelsOfKustomize(cluster);
    const labels =
      common.size === 0 ? written : new Map([...written, ...[...wanted.texts].filter(([key]) => common.has(key))]);
    if (isController && selector.isMap && fulfils(labels, selector)) {
      return;
    }
    const lacking = [...wanted.texts].filter(([key, value]) => labels.get(key) !== value);
    const isMissed = lacking.length > 0 || (isController && selector.isMap);
    // Kustomize and other tools fill in what is a placeholder, in both places.
    if (isMissed && ![...labels.values(), ...wanted.texts.values()].some(isPlaceholder)) {
      yield fault(
        selector,
        lacking.length > 0 ? `a selector that asks for ${writtenLabels(new Map(lacking))}` : 'a selector',
        `one that the pods of its template fulfil, labelled ${writtenLabels(labels) || 'with nothing'}`,
        'write the same labels in both places',
      );
    }
  },
};
