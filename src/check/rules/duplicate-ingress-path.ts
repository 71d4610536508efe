import { ALL_ELSE, claimedBy, writtenBackend } from '../../guesses/ingresses/claims';
import type { Ingress } from '../../model/views/ingress';
import { shown } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_SERVICE } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';
import { mayHaveRivals, rivalOf } from '../ingresses/rival-paths';

const ADMIN = WEB_SERVICE.replace('name: web', 'name: admin');

const both = (second: string) =>
  manifests(
    WEB,
    ADMIN,
    ingress({ paths: [ingressPath({ path: '/cart' }), ingressPath({ path: second, service: 'admin' })] }),
  );

const beside = (path: string) =>
  manifests(
    WEB,
    ADMIN,
    ingress({ name: 'admin', paths: [ingressPath({ path: '/cart', service: 'admin' })] }),
    ingress({ paths: [ingressPath({ path })] }),
  );

const fallback = (name: string, service: string) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: shop
spec:
  ingressClassName: traefik
  defaultBackend:
    service:
      name: ${service}
      port:
        number: 80`;

export const duplicateIngressPath: Rule<Ingress> = {
  id: 'duplicate-ingress-path',
  severity: 'error',
  because: 'Only one of two backends for the same requests ever gets any; which one is up to the controller.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches',
  avoidedBy: 'TlsIngress',
  bad: both('/cart/'),
  says: 'Ingress shop/web spec.rules[0].http.paths[1].path: found "/cart/", which spec.rules[0].http.paths[0] sends to web:80, expected a path of its own; leave one of the two out, or change its path or host',
  good: both('/cart/items'),
  more: [
    {
      bad: beside('/cart'),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "/cart", which Ingress shop/admin sends to admin:80, expected a path of its own; leave one of the two out, or change its path or host',
      good: beside('/'),
    },
    {
      bad: manifests(WEB, ADMIN, fallback('default', 'web'), fallback('error', 'admin')),
      says: 'Ingress shop/error spec.defaultBackend: found a default backend, which Ingress shop/default sends to web:80, expected one for the class; leave one of the two out, or change its path or host',
      good: manifests(WEB, ADMIN, fallback('default', 'web')),
    },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check(subject, cluster) {
    if (!mayHaveRivals(subject, cluster)) {
      return;
    }
    for (const path of claimedBy(subject)) {
      const rival = rivalOf(subject, path, cluster);
      if (rival !== undefined) {
        const isOwn = rival.ingress === subject;
        const where = isOwn ? rival.path.field.path : rival.ingress.object.title;
        const mistake = fault(
          path.pathType === ALL_ELSE ? path.field : path.field.get('path'),
          `${path.pathType === ALL_ELSE ? 'a default backend' : shown(path.path)}, which ${where} sends to ${writtenBackend(rival.path.backend)}`,
          path.pathType === ALL_ELSE ? 'one for the class' : 'a path of its own',
          'leave one of the two out, or change its path or host',
        );
        // Files of a folder may be alternatives.
        yield isOwn
          ? mistake
          : doubtful('the two are in different files, or the controller serves both paths', mistake);
      }
    }
  },
};
