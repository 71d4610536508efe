import { type Annotated, annotatedIn } from '../annotations/judged';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const KEY = 'nginx.ingress.kubernetes.io/proxy-read-timeout';

const annotated = (value: string) => manifests(WEB, ingress({ className: 'nginx', annotations: `${KEY}: ${value}` }));

const PLACEHOLDER = `
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-scheme: \${SCHEME}
spec:
  type: LoadBalancer
  ports:
    - {port: 80}`;

export const mismatchedAnnotationValue: Rule<Annotated> = {
  id: 'mismatched-annotation-value',
  severity: 'warning',
  because:
    'A value that cannot be read counts as none, or has the whole object passed over; a line in a log tells of it.',
  about: 'Annotations',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/',
  avoidedBy: 'IngressController',
  bad: annotated('60s'),
  says: `Ingress shop/web metadata.annotations["${KEY}"]: found "60s", expected a whole number from 0 up; write digits alone`,
  good: annotated('"60"'),
  silent: [{ when: 'a script will put the value in its place', manifests: PLACEHOLDER }],
  on: (cluster) => annotatedIn(cluster, 'value'),
  check: ({ fault }) => [fault],
};
