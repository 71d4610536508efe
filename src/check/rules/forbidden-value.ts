import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (policy: string) =>
  webService({ spec: `internalTrafficPolicy: ${policy}`, ports: [servicePort({ name: '' })] });

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
  because: 'The API server refuses the object: it takes a few words here, and capitals count.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, validateService, which asks supportedServiceType and other sets of words',
  versions: 'PreferSameZone and PreferSameNode are taken since 1.34',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('cluster')),
  says: 'Service shop/web spec.internalTrafficPolicy: found "cluster", expected "Cluster" or "Local"; did you mean "Cluster"?',
  good: manifests(WEB_DEPLOYMENT, service('Cluster')),
  silent: [{ when: 'the text is empty, which is the same as none here', manifests: EMPTY_TEXTS }],
  on: (cluster, target) => refusedIn(cluster, target, 'value'),
  check: faultsOf,
};
