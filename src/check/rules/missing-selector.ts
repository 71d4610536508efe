import { endpointsCome, mayGiveEndpoints } from '../../guesses/makers/endpoint-writers';
import { hasMisplacedSelector, podsWithoutSelector } from '../../guesses/pods/without-selector';
import { SERVICE_NAME_LABEL } from '../../kinds/parts/slice-labels';
import { isWithoutSlices, writtenFor, writtenLabels } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
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
      hasMisplacedSelector(service) ||
      (isEmpty ? service.isNameAlone : endpointsCome(cluster))
    ) {
      return;
    }
    const meant = podsWithoutSelector(cluster, service);
    if (isEmpty && meant?.isSure !== true) {
      yield fault(
        service.spec.get('selector'),
        'nothing, and no endpoints for it',
        `labels of its pods, or an EndpointSlice labelled ${SERVICE_NAME_LABEL}: ${service.name}`,
        'write one of the two',
      );
    } else if (meant !== undefined) {
      const { pods, isSure } = meant;
      const mistake = fault(
        service.spec.get('selector'),
        'nothing, and no endpoints for it',
        `labels of its pods, ${writtenLabels(pods.givenLabels)} of ${pods.kind} ${pods.name}`,
        'copy them from the pod template',
      );
      const unproven =
        'whether these pods are meant, their names and ports do not prove, and somebody may write its endpoints';
      // Nobody has given it any where a cluster says that it has none.
      const doubt = isEmpty ? undefined : mayGiveEndpoints(cluster);
      yield doubtful(isSure ? doubt : unproven, mistake);
    }
  },
};
