import { readerOfAnnotation } from '../../kinds/controllers';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const CLASS = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: edge
spec:
  controller: nginx.org/ingress-controller`;

const BOTH_OF_NGINX = `
${ingress({
  className: 'nginx',
  annotations: "nginx.ingress.kubernetes.io/ssl-redirect: 'true'\nnginx.org/client-max-body-size: 8m",
})}`;

const OTHER_READERS = `
${ingress({
  annotations: 'cert-manager.io/cluster-issuer: main\nexternal-dns.alpha.kubernetes.io/hostname: shop.example.com',
  tls: '- hosts:\n    - shop.example.com\n  secretName: shop-tls',
})}`;

export const ignoredIngressAnnotation: Rule<Ingress> = {
  id: 'ignored-ingress-annotation',
  severity: 'warning',
  because: 'Each controller reads annotations of its own, and passes over those of others without a word.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  avoidedBy: 'IngressController',
  bad: manifests(
    WEB,
    ingress({ className: 'traefik', annotations: 'nginx.ingress.kubernetes.io/ssl-redirect: "true"' }),
  ),
  says: 'Ingress shop/web metadata.annotations["nginx.ingress.kubernetes.io/ssl-redirect"]: found "nginx.ingress.kubernetes.io/ssl-redirect", which only ingress-nginx reads, expected annotations of Traefik, which class "traefik" belongs to; say it in its way, or leave it out',
  good: manifests(
    WEB,
    ingress({ className: 'traefik', annotations: 'traefik.ingress.kubernetes.io/router.entrypoints: websecure' }),
  ),
  more: [
    {
      bad: manifests(
        WEB,
        CLASS,
        ingress({ className: 'edge', annotations: 'nginx.ingress.kubernetes.io/proxy-body-size: 8m' }),
      ),
      says: `Ingress shop/web metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-size"]: found "nginx.ingress.kubernetes.io/proxy-body-size", which only ingress-nginx reads, expected annotations of F5's NGINX Ingress Controller, which class "edge" belongs to; say it in its way, or leave it out`,
      good: manifests(WEB, CLASS, ingress({ className: 'edge', annotations: 'nginx.org/client-max-body-size: 8m' })),
    },
  ],
  silent: [
    { when: 'two controllers call their class so, and it may be either', manifests: BOTH_OF_NGINX },
    { when: 'the readers are no Ingress controllers', manifests: OTHER_READERS },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check(subject, cluster) {
    const controllers = controllersOf(cluster, subject);
    if (controllers.length === 0) {
      return;
    }
    const foreign = new Map<string, string[]>();
    for (const key of subject.object.annotations.keys()) {
      const reader = readerOfAnnotation(key);
      if (reader !== undefined && !controllers.includes(reader)) {
        foreign.set(reader.name, [...(foreign.get(reader.name) ?? []), key]);
      }
    }
    for (const [reader, [first = '', ...others]] of foreign) {
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      yield fault(
        subject.object.root.find('metadata', 'annotations', first),
        `${quoted(first)}${more}, which only ${reader} reads`,
        `annotations of ${listed(controllers.map(({ name }) => name))}, which class ${quoted(subject.className ?? '')} belongs to`,
        'say it in its way, or leave it out',
      );
    }
  },
};
