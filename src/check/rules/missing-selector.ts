import { isKustomized, labelsOfKustomize } from '../../guesses/makers/kustomize';
import { operatorIn } from '../../guesses/makers/operators';
import { SERVICE_NAME_LABEL } from '../../kinds/parts/slice-labels';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { isWithoutSlices, writtenFor, writtenLabels } from '../../model/traffic/endpoints';
import { serves } from '../../model/views/serves';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { compared, isKin, isSlip } from '../../values/likeness';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { compactWorkload } from '../examples/compact-parts';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { webService } from '../examples/service-parts';

/** A database and its Service, and what tells of its endpoints. */
const selectorless = (endpoints: string) => `${compactWorkload({ kind: 'StatefulSet', name: 'db' })}
---
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  ports:
    - {port: 8080}
---
${endpoints}`;

const WRITTEN_BY_PODS = selectorless(`apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: db
rules:
  - apiGroups: ['']
    resources: [endpoints]
    verbs: [create, patch]`);

/** As the manifests of Patroni have them; no rule but that about the old kind speaks of them, which is put right here. */
const EMPTY_ENDPOINTS = selectorless(`apiVersion: v1
kind: Endpoints
metadata:
  name: db
  annotations:
    cdk8s-service-patterns/ignore.deprecated-endpoints: the leader is told there
subsets: []`);

const SLICE_ELSEWHERE = `
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  ports:
    - {port: 5432}`;

const HEADLESS = `
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  clusterIP: None`;

export const missingSelector: Rule<Service> = {
  id: 'missing-selector',
  severity: 'error',
  because: 'A Service without a selector selects no pods and waits for endpoints that somebody writes by hand.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, webService({ selector: '' })),
  says: 'Service shop/web spec.selector: found nothing, and no endpoints for it, expected labels of its pods, app=web of Deployment web; copy them from the pod template',
  good: WEB,
  doubts: [
    'the operator of a custom resource here may write its endpoints',
    'Kustomize may write its selector',
    'whether these pods are meant, their names and ports do not prove, and somebody may write its endpoints',
  ],
  silent: [
    { when: 'the pods may write the endpoints themselves', manifests: WRITTEN_BY_PODS },
    { when: 'its Endpoints are here, and whoever elects a leader fills them in', manifests: EMPTY_ENDPOINTS },
    { when: 'its slice is in another file', manifests: SLICE_ELSEWHERE },
    { when: 'its endpoints come from elsewhere', manifests: HEADLESS },
  ],
  on: ({ services }) => services.all.filter(({ hasSelector, isExternalName }) => !hasSelector && !isExternalName),
  *check(service, cluster): Iterable<Fault> {
    const hasNamesakes = cluster.services.named(service.namespace, service.name).length > 1;
    const isEmpty = isWithoutSlices(cluster, service);
    if (
      writtenFor(cluster, service).length > 0 ||
      cluster.ofKind('Endpoints').named(service.namespace, service.name).length > 0 ||
      hasNamesakes ||
      isMisplaced(service) ||
      (isEmpty ? service.isNameAlone : isSelectedLater(cluster))
    ) {
      return;
    }
    const workloads = compared(cluster.workloads.in(service.namespace));
    const fitting = workloads.filter((each) => isFit(each, service));
    const idle = fitting.find((each) => cluster.isIdle(each) && isKin(each.name, service.name));
    const pods = idle ?? fitting[0];
    const isMeant = pods !== undefined && pods === idle && serves(pods, service);
    if (isEmpty && !isMeant) {
      yield fault(
        service.spec.get('selector'),
        'nothing, and no endpoints for it',
        `labels of its pods, or an EndpointSlice labelled ${SERVICE_NAME_LABEL}: ${service.name}`,
        'write one of the two',
      );
    } else if (pods !== undefined) {
      const mistake = fault(
        service.spec.get('selector'),
        'nothing, and no endpoints for it',
        `labels of its pods, ${writtenLabels(pods.givenLabels)} of ${pods.kind} ${pods.name}`,
        'copy them from the pod template',
      );
      const doubt = isMeant
        ? doubtAbout(cluster, isEmpty)
        : 'whether these pods are meant, their names and ports do not prove, and somebody may write its endpoints';
      yield doubtful(doubt, mistake);
    }
  },
};

/** Who may give the Service endpoints, or the selector that it lacks; nobody has where a cluster says that it has none. */
function doubtAbout(cluster: Cluster, isEmpty: boolean): string | undefined {
  if (isEmpty) {
    return undefined;
  }
  const operator = operatorIn(cluster);
  if (operator !== undefined) {
    return `${operator} may write its endpoints`;
  }
  return isKustomized(cluster) ? 'Kustomize may write its selector' : undefined;
}

/** Whether pods have the name of the Service, or begin with it, and nothing speaks against its ports. */
function isFit(workload: Workload, service: Service): boolean {
  const { name, pod, runsToCompletion } = workload;
  const isRelated = name.startsWith(`${service.name}-`) || service.name.startsWith(`${name}-`);
  return (
    pod.labels.size > 0 &&
    !runsToCompletion &&
    (isKin(name, service.name)
      ? serves(workload, service) || pod.ports.length === 0
      : isRelated && serves(workload, service))
  );
}

/** Whether the selector, or endpoints in its place, may be written later. */
function isSelectedLater(cluster: Cluster): boolean {
  return labelsOfKustomize(cluster).size > 0 || someoneWritesEndpoints(cluster);
}

/** Whether a selector is written under another name, or in another place, which is a mistake of its own. */
function isMisplaced({ object }: Service): boolean {
  return object.deviations.some(({ is, steps }) => {
    const key = String(steps.at(-1));
    return is === 'unknown field' && (key === 'selector' || key === 'matchLabels' || isSlip(key, 'selector'));
  });
}

/** Whether some application of the set may write endpoints while it runs, as those do that elect a leader. */
const someoneWritesEndpoints = once((cluster: Cluster): boolean =>
  cluster.everything.some(
    ({ object }) =>
      object.group === 'rbac.authorization.k8s.io' && object.root.get('rules').items.some(writesEndpoints),
  ),
);

function writesEndpoints(rule: Field): boolean {
  const isAmong = (list: string, words: readonly string[]) =>
    rule.get(list).items.some(({ text = '' }) => words.includes(text));
  return (
    isAmong('resources', ['*', 'endpoints', 'endpointslices']) && isAmong('verbs', ['*', 'create', 'update', 'patch'])
  );
}
