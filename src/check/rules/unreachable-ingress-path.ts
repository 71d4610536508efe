import { controllersOf } from '../../model/traffic/ingress-controllers';
import { hasPatterns } from '../../model/traffic/path-patterns';
import type { Ingress, IngressPath } from '../../model/views/ingress';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';

const shadowed = (second: string) =>
  manifests(
    WEB,
    ingress({
      className: 'nginx',
      annotations: 'nginx.ingress.kubernetes.io/use-regex: "true"',
      paths: [
        ingressPath({ path: '/(.*)', type: 'ImplementationSpecific' }),
        ingressPath({ path: second, type: 'ImplementationSpecific' }),
      ],
    }),
  );

export const unreachableIngressPath: Rule<Ingress> = {
  id: 'unreachable-ingress-path',
  severity: 'warning',
  because:
    'The longest pattern is tried first by ingress-nginx, so one that matches everything hides those that are shorter.',
  about: 'Ingresses',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/#path-priority',
  avoidedBy: {
    nothing:
      'paths of HttpRoute.prefix and HttpRoute.exact are no patterns; HttpRoute.implementationSpecific is taken at its word',
  },
  bad: shadowed('/api'),
  says: 'Ingress shop/web spec.rules[0].http.paths[1].path: found "/api", expected a path that is longer than the pattern "/(.*)" of spec.rules[0].http.paths[0], which matches everything; write "/" in place of "/(.*)", or lengthen the path',
  good: shadowed('/api(/.*)?'),
  on: ({ ingresses }) => ingresses.all,
  *check(subject, cluster) {
    if (!controllersOf(cluster, subject).some(({ patternsAnnotation }) => patternsAnnotation !== undefined)) {
      return;
    }
    const longest = new Map<string, IngressPath>();
    for (const path of subject.paths.filter(isForAll)) {
      const known = longest.get(path.host);
      if (hasPatterns(cluster, path.host) && path.path.length > (known?.path.length ?? 0)) {
        longest.set(path.host, path);
      }
    }
    for (const { field, host, path, pathType } of subject.paths) {
      const all = longest.get(host);
      if (all !== undefined && pathType !== 'Exact' && path.length < all.path.length && !isForAll({ path })) {
        yield fault(
          field.get('path'),
          quoted(path),
          `a path that is longer than the pattern ${quoted(all.path)} of ${all.field.path}, which matches everything`,
          `write "/" in place of ${quoted(all.path)}, or lengthen the path`,
        );
      }
    }
  },
};

function isForAll({ path }: { readonly path: string }): boolean {
  return /^\/\??(\(\))?\(?\.\*\)?$/.test(path);
}
