import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { route } from '../examples/routing-parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (policy: string) =>
  webService({ spec: `internalTrafficPolicy: ${policy}`, ports: [servicePort({ name: '' })] });

const routeWithin = (time: string) =>
  manifests(WEB, route('- name: public', { rule: `timeouts:\n  request: "${time}"` }));

const routeTo = (path: string) =>
  manifests(WEB, route('- name: public', { rule: `matches:\n  - path:\n      value: ${path}` }));

const EMPTY_TEXTS = `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: ''
  clusterIP: ''
  sessionAffinity: ''
  ports:
    - port: 80
      name: ''
      protocol: ''`;

export const forbiddenValue: Rule<Refused> = {
  id: 'forbidden-value',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it takes a few words here, or texts of one form, and capitals count.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, validateService, which asks supportedServiceType and other sets of words; the enumerations and patterns of the Gateway API',
  versions: 'PreferSameZone and PreferSameNode are taken since 1.34',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('cluster')),
  says: 'Service shop/web spec.internalTrafficPolicy: found "cluster", expected "Cluster" or "Local"; did you mean "Cluster"?',
  good: manifests(WEB_DEPLOYMENT, service('Cluster')),
  more: [
    {
      bad: routeWithin('10'),
      says: 'HTTPRoute shop/web spec.rules[0].timeouts.request: found "10", expected a duration such as "10s" or "1m30s"; write whole numbers, each with its unit: h, m, s or ms',
      good: routeWithin('10s'),
    },
    {
      bad: routeTo('/cart/../admin'),
      says: 'HTTPRoute shop/web spec.rules[0].matches[0].path.value: found "/cart/../admin", expected a path without "/../"; write the path as servers see it',
      good: routeTo('/admin'),
    },
  ],
  silent: [{ when: 'the text is empty, which is the same as none here', manifests: EMPTY_TEXTS }],
  on: (cluster, target) => refusedIn(cluster, target, 'value'),
  check: faultsOf,
};
