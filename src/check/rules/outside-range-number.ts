import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (seconds: number) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: http
  sessionAffinity: ClientIP
  sessionAffinityConfig:
    clientIP:
      timeoutSeconds: ${seconds}`;

export const outsideRangeNumber: Rule<Refused> = {
  id: 'outside-range-number',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object for a number of seconds or of things that makes no sense to it.',
  about: 'Every object',
  source: 'pkg/apis/core/validation/validation.go of Kubernetes, validateClientIPAffinityConfig and validateProbe',
  avoidedBy: {
    nothing:
      'constructs refuse such numbers of their own, as StickyService does; this is about the objects of others as well',
  },
  bad: manifests(WEB_DEPLOYMENT, service(604_800)),
  says: 'Service shop/web spec.sessionAffinityConfig.clientIP.timeoutSeconds: found 604800 s, expected a whole number from 1 s to 86400 s; use 86400 s or less',
  good: manifests(WEB_DEPLOYMENT, service(86_400)),
  on: (cluster, target) => refusedIn(cluster, target, 'number'),
  check: faultsOf,
};
