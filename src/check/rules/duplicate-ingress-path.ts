import { ALL_ELSE, claimedBy, writtenBackend } from '../../guesses/ingresses/claims';
import type { Ingress } from '../../model/views/ingress';
import { shown } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, serviceWithPods, WEB } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';
import { mayHaveRivals, rivalOf } from '../ingresses/rival-paths';

const ADMIN = serviceWithPods('admin');

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

const BOTH_TYPES = ingress({
  className: 'nginx',
  paths: [ingressPath({ path: '/a' }), ingressPath({ path: '/a', type: 'Exact', service: 'exact' })],
});

const CANARY = manifests(
  ingress({ className: 'nginx' }),
  ingress({
    name: 'canary',
    className: 'nginx',
    annotations: 'nginx.ingress.kubernetes.io/canary: "true"',
    paths: [ingressPath({ service: 'new' })],
  }),
);

const entryPoint = (name: string, entryPoint: string) =>
  ingress({
    name,
    annotations: `traefik.ingress.kubernetes.io/router.entrypoints: ${entryPoint}`,
    paths: [ingressPath({ service: name })],
  });

const ALL_PATHS = { path: '/*', type: 'ImplementationSpecific' };

const REDIRECT_FIRST = ingress({
  className: 'alb',
  annotations: `alb.ingress.kubernetes.io/actions.ssl-redirect: '{"type":"redirect"}'`,
  paths: [ingressPath({ ...ALL_PATHS, service: 'ssl-redirect', port: 'name: use-annotation' }), ingressPath(ALL_PATHS)],
});

export const duplicateIngressPath: Rule<Ingress> = {
  id: 'duplicate-ingress-path',
  severity: 'error',
  because: 'Only one of two backends for the same requests ever gets any; which one is up to the controller.',
  about: 'Ingresses',
  source: 'https://kubernetes.github.io/ingress-nginx/how-it-works/#building-the-nginx-model',
  avoidedBy: {
    nothing:
      'one Ingress refuses it in itself, and others of a known class at synth; what an unknown controller serves is not known there',
  },
  bad: both('/cart/'),
  says: 'Ingress shop/web spec.rules[0].http.paths[1].path: found "/cart/", which spec.rules[0].http.paths[0] sends to web:80, expected a path of its own; leave one of the two out, or change its path or host',
  good: both('/cart/items'),
  more: [
    {
      bad: beside('/cart'),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "/cart", which Ingress shop/admin sends to admin:80, expected a path of its own; leave one of the two out, or change its path or host',
      doubt: 'the controller may tell the two Ingresses apart by what is not known here',
      good: beside('/'),
    },
    {
      bad: manifests(WEB, ADMIN, fallback('default', 'web'), fallback('error', 'admin')),
      says: 'Ingress shop/error spec.defaultBackend: found a default backend, which Ingress shop/default sends to web:80, expected one for the class; leave one of the two out, or change its path or host',
      doubt: 'the controller may tell the two Ingresses apart by what is not known here',
      good: manifests(WEB, ADMIN, fallback('default', 'web')),
    },
  ],
  doubts: ['the two are in different files, which may be for different clusters'],
  silent: [
    { when: 'one is Exact and the other a Prefix, so that the exact one comes first', manifests: BOTH_TYPES },
    { when: 'one of the two is a canary, which takes a share', manifests: CANARY },
    {
      when: 'each has an entry point of its own',
      manifests: manifests(entryPoint('web', 'websecure'), entryPoint('redirect', 'web')),
    },
    { when: 'an action of the AWS controller comes before the Service', manifests: REDIRECT_FIRST },
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
        yield isOwn ? mistake : doubtful(doubtAbout(rival.ingress, subject), mistake);
      }
    }
  },
};

/** What may let two Ingresses have one path. */
function doubtAbout(rival: Ingress, subject: Ingress): string {
  return rival.object.file === subject.object.file
    ? 'the controller may tell the two Ingresses apart by what is not known here'
    : 'the two are in different files, which may be for different clusters';
}
