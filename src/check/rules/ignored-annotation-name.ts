import { type Annotated, annotatedIn } from '../annotations/judged';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const annotated = (annotations: string, className = 'nginx') => manifests(WEB, ingress({ className, annotations }));

const NEWER = `
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-something-new: 'true'
    example.com/rewrite-target: /
spec:
  ports:
    - {port: 80}`;

const BOTH_PREFIXES = `
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    external-dns.kubernetes.io/hostname: shop.example.com
    external-dns.kubernetes.io/azure-tags: team=shop
    external-dns.alpha.kubernetes.io/hostname: shop.example.com
spec:
  ports:
    - {port: 80}`;

export const ignoredAnnotationName: Rule<Annotated> = {
  id: 'ignored-annotation-name',
  severity: 'warning',
  because: 'Nobody reads an annotation of that name, and nobody says so: what it asks for is not done.',
  about: 'Annotations',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/',
  avoidedBy: 'IngressController',
  bad: annotated('nginx.ingress.kubernetes.io/proxy-body-sise: 8m'),
  says: 'Ingress shop/web metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-sise"]: found "nginx.ingress.kubernetes.io/proxy-body-sise", expected an annotation that ingress-nginx reads on an object of kind Ingress; did you mean "nginx.ingress.kubernetes.io/proxy-body-size"?',
  good: annotated('nginx.ingress.kubernetes.io/proxy-body-size: 8m'),
  more: [
    {
      bad: annotated('nginx.ingress.kubernets.io/proxy-body-size: 8m'),
      says: 'Ingress shop/web metadata.annotations["nginx.ingress.kubernets.io/proxy-body-size"]: found "nginx.ingress.kubernets.io/proxy-body-size", expected an annotation that somebody reads; did you mean "nginx.ingress.kubernetes.io/proxy-body-size"?',
      good: annotated('nginx.ingress.kubernetes.io/proxy-body-size: 8m'),
    },
    {
      bad: annotated("nginx.ingress.kubernetes.io/secure-backends: 'true'"),
      says: 'Ingress shop/web metadata.annotations["nginx.ingress.kubernetes.io/secure-backends"]: found "nginx.ingress.kubernetes.io/secure-backends", expected an annotation that ingress-nginx still reads; write "nginx.ingress.kubernetes.io/backend-protocol: HTTPS"',
      good: annotated('nginx.ingress.kubernetes.io/backend-protocol: HTTPS'),
    },
    {
      bad: annotated('traefik.ingress.kubernetes.io/frontend-entry-points: websecure', 'traefik'),
      says: 'Ingress shop/web metadata.annotations["traefik.ingress.kubernetes.io/frontend-entry-points"]: found "traefik.ingress.kubernetes.io/frontend-entry-points", expected an annotation that Traefik still reads; write "traefik.ingress.kubernetes.io/router.entrypoints"',
      good: annotated('traefik.ingress.kubernetes.io/router.entrypoints: websecure', 'traefik'),
    },
  ],
  silent: [
    { when: 'the name is like no other, so that it may be newer, or somebody else’s', manifests: NEWER },
    { when: 'the prefix is the newer one of two', manifests: BOTH_PREFIXES },
  ],
  on: (cluster) => [...annotatedIn(cluster, 'misspelt'), ...annotatedIn(cluster, 'former')],
  check: ({ fault }) => [fault],
};
