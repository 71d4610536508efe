import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const TLS_ALONE = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
spec:
  ingressClassName: traefik
  tls:
    - hosts:
        - shop.example.com
      secretName: shop-tls`;

const HOST_ALONE = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - {host: shop.example.com}`;

export const missingIngressRule: Rule<Refused> = {
  id: 'missing-ingress-rule',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an Ingress that sends no request anywhere.',
  about: 'Ingresses',
  source:
    'pkg/apis/networking/validation/validation.go of Kubernetes, ValidateIngressSpec and validateHTTPIngressRuleValue',
  avoidedBy: 'TlsIngress',
  bad: manifests(WEB, TLS_ALONE),
  says: 'Ingress shop/web spec: found neither rules nor a default backend, expected at least one of them; add a rule for each host',
  good: manifests(WEB, ingress({ tls: '- hosts:\n    - shop.example.com\n  secretName: shop-tls' })),
  more: [
    {
      bad: manifests(WEB, ingress({ paths: [] })),
      says: 'Ingress shop/web spec.rules[0].http.paths: found no paths, expected at least one; add the path "/", or leave "http" out',
      good: manifests(WEB, ingress({})),
    },
  ],
  silent: [{ when: 'a rule has a host and nothing else', manifests: HOST_ALONE }],
  on: (cluster, target) => refusedIn(cluster, target, 'ingress rule'),
  check: faultsOf,
};
