import { shapeOf, successorOf } from '../../kinds/known-kinds';
import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import type { Target } from '../../kinds/language/target';
import { placeOf } from '../../kinds/walks/field-places';
import { fieldMeantBy } from '../../kinds/walks/meant-field';
import type { Plain } from '../../model/cluster/cluster';
import type { Field, Step } from '../../values/field';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import { unversionedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const service = (ports: string, affinity = '') => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  clusterIP: None
  selector:
    app: web
  ${ports}:
    - port: 8080${affinity}`;

const sticky = (clientIp: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 8080
  sessionAffinity: ClientIP${clientIp}`;

const WITH_SERVICE_NAME = `- path: /
  pathType: Prefix
  backend:
    serviceName: web
    service:
      name: web
      port:
        number: 80`;

/** It grows with each release: what is neither a slip nor misplaced may well be a new field. */
const policy = (selector: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    ${selector}
  policyTypes:
    - Ingress
  ingress:
    - ports:
        - port: 8080`;

const NEWER_GATEWAY_API = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  gatewayClassName: envoy
  brandNew: true
  listeners:
    - name: a
      port: 80
      protocol: HTTP
      shiny:
        x: 1
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - name: public
      colour: red
  rules:
    - novelty: 1`;

const KNATIVE = `
apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - image: web:1`;

export const forbiddenUnknownField: Rule<Plain> = {
  id: 'forbidden-unknown-field',
  severity: 'error',
  refused: true,
  because: 'The object is refused by kubectl; other clients send it on, and the API server drops the field.',
  about: 'Every object',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  versions: 'a field is unknown before the version that brought it, and from the one on that took it away',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('prots')),
  says: 'Service shop/web spec.prots: found the unknown field "prots", expected "ports"; correct the name',
  good: manifests(WEB_DEPLOYMENT, service('ports')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, sticky('\n  clientIP:\n    timeoutSeconds: 600')),
      says: 'Service shop/web spec.clientIP: found the field "clientIP", expected it in spec.sessionAffinityConfig; move it there',
      good: manifests(WEB_DEPLOYMENT, sticky('\n  sessionAffinityConfig:\n    clientIP:\n      timeoutSeconds: 600')),
    },
    {
      bad: manifests(WEB, ingress({ paths: [WITH_SERVICE_NAME] })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.serviceName: found the field "serviceName" of an earlier version, expected "service.name"; write it that way',
      good: manifests(WEB, ingress({})),
    },
    {
      bad: manifests(WEB, policy('app: web')),
      says: 'NetworkPolicy shop/web spec.podSelector.app: found the label "app", expected it in matchLabels; move it there',
      good: manifests(WEB, policy('matchLabels:\n      app: web')),
    },
  ],
  doubts: ['a newer Kubernetes may know the field'],
  silent: [
    {
      when: 'the field may be of a newer Gateway API, which is installed apart from Kubernetes',
      manifests: NEWER_GATEWAY_API,
    },
    { when: 'the kind only shares its name with one of Kubernetes', manifests: KNATIVE },
  ],
  on: (cluster, target) =>
    cluster.everything.filter(
      ({ object }) =>
        !object.isEncrypted && (object.deviations.length > 0 || unversionedIn(cluster, target, object).length > 0),
    ),
  *check({ object }, cluster, target) {
    for (const { field, since, until } of unversionedIn(cluster, target, object)) {
      yield unversioned(field, target, since, until);
    }
    const shape = shapeOf(object);
    for (const deviation of object.deviations) {
      if (deviation.is !== 'unknown field' || isDirective(deviation.steps)) {
        continue;
      }
      const field = object.written.find(...deviation.steps);
      const name = String(field.key);
      const near = fieldMeantBy(name, deviation.siblings);
      const successor = successorOf(object, name);
      const place = shape && placeOf(shape, deviation.steps);
      if (successor !== undefined) {
        yield fault(field, `the field ${quoted(name)} of an earlier version`, quoted(successor), 'write it that way');
      } else if (place !== undefined && near === undefined) {
        yield fault(field, `the field ${quoted(name)}`, `it in ${place}`, 'move it there');
      } else if (deviation.siblings.includes('matchLabels') && !field.isMap) {
        yield fault(field, `the label ${quoted(name)}`, 'it in matchLabels', 'move it there');
      } else if (near !== undefined) {
        yield fault(field, `the unknown field ${quoted(name)}`, quoted(near), 'correct the name');
      } else if (object.group !== GATEWAY_API_GROUP) {
        // A newer Kubernetes may know it.
        yield doubtful(
          'a newer Kubernetes may know the field',
          fault(
            field,
            `the unknown field ${quoted(name)}`,
            listed(deviation.siblings),
            'leave it out, or correct its name',
          ),
        );
      }
    }
  },
};

/** A field that came later than the version of Kubernetes, or went before. */
function unversioned(field: Field, { minor }: Target, since: number | undefined, until: number | undefined): Fault {
  const isNewer = since !== undefined && since > minor;
  return fault(
    field,
    `the field ${quoted(String(field.key))}, which Kubernetes ${isNewer ? `has since 1.${since}` : `had up to 1.${Number(until) - 1}`}`,
    `a field that Kubernetes 1.${minor} has`,
    isNewer ? 'leave it out, or bring the cluster up to date' : 'leave it out',
  );
}

/** Whether a field tells how to merge a patch, such as `$patch: delete`. */
function isDirective(steps: readonly Step[]): boolean {
  return String(steps.at(-1)).startsWith('$');
}
