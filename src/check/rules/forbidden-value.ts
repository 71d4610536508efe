import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (policy: string) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  internalTrafficPolicy: ${policy}
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http`;

export const forbiddenValue: Rule<Refused> = {
  id: 'forbidden-value',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it takes a few words here, and capitals count.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, ValidateService; the fields of each kind in https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('cluster')),
  says: 'Service shop/web spec.internalTrafficPolicy: found "cluster", expected "Cluster" or "Local"; did you mean "Cluster"?',
  good: manifests(WEB_DEPLOYMENT, service('Cluster')),
  on: (cluster, target) => refusedIn(cluster, target, 'value'),
  check: faultsOf,
};
