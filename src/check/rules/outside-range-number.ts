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

const mounting = (mode: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
    - name: web
      image: nginxinc/nginx-unprivileged:1.29
  volumes:
    - name: key
      secret:
        secretName: web-key
        defaultMode: ${mode}`;

export const outsideRangeNumber: Rule<Refused> = {
  id: 'outside-range-number',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object for a number of seconds or of things that makes no sense to it.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, validateClientIPAffinityConfig, validateProbe and fileModeErrorMsg',
  avoidedBy: {
    nothing:
      'constructs refuse such numbers of their own, as StickyService does; this is about the objects of others as well',
  },
  bad: manifests(WEB_DEPLOYMENT, service(604_800)),
  says: 'Service shop/web spec.sessionAffinityConfig.clientIP.timeoutSeconds: found 604800 s, expected a whole number from 1 s to 86400 s; use 86400 s or less',
  good: manifests(WEB_DEPLOYMENT, service(86_400)),
  more: [
    {
      bad: manifests(mounting('644')),
      says: 'Pod shop/web spec.volumes[0].secret.defaultMode: found 644, expected a number from 0 to 511, which is 0777 in eights; write 0644, which counts in eights',
      good: manifests(mounting('0644')),
    },
  ],
  silent: [{ when: 'the mode counts in tens, and is the same as 0644', manifests: manifests(mounting('420')) }],
  on: (cluster, target) => refusedIn(cluster, target, 'number'),
  check: faultsOf,
};
