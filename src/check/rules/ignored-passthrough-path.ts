import { controllersOf } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';

const passing = (path: string) =>
  manifests(
    WEB,
    ingress({
      className: 'nginx',
      annotations: 'nginx.ingress.kubernetes.io/ssl-passthrough: "true"',
      paths: [ingressPath({ path })],
    }),
  );

export const ignoredPassthroughPath: Rule<Ingress> = {
  id: 'ignored-passthrough-path',
  severity: 'warning',
  because: 'A controller that passes TLS on unopened sees the host alone: all paths of it go to one backend.',
  about: 'Annotations',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/tls/#ssl-passthrough',
  avoidedBy: 'PassthroughRoute',
  bad: passing('/api'),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "/api" with nginx.ingress.kubernetes.io/ssl-passthrough, expected "/" alone, for paths are encrypted; give each backend a host of its own, or leave the annotation out',
  good: passing('/'),
  silent: [
    {
      when: 'it is switched off',
      manifests: manifests(
        WEB,
        ingress({
          className: 'nginx',
          annotations: 'nginx.ingress.kubernetes.io/ssl-passthrough: "false"',
          paths: [ingressPath({ path: '/api' })],
        }),
      ),
    },
  ],
  on: ({ ingresses }) => ingresses.all.filter(({ object }) => object.annotations.size > 0),
  *check(subject, cluster) {
    const [annotation] = controllersOf(cluster, subject).flatMap(({ passthroughAnnotation: key }) =>
      key !== undefined && subject.object.annotations.get(key) === 'true' ? key : [],
    );
    for (const { field, host, path } of annotation === undefined ? [] : subject.paths) {
      if (path !== '' && path !== '/') {
        yield fault(
          field.get('path'),
          `${quoted(path)} with ${annotation}`,
          '"/" alone, for paths are encrypted',
          'give each backend a host of its own, or leave the annotation out',
        );
      } else if (host === '') {
        yield fault(
          field,
          `no host with ${annotation}`,
          'a host, by which alone the backend is chosen',
          'write the host of the rule',
        );
      }
    }
  },
};
