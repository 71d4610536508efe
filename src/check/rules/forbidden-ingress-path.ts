import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';

export const forbiddenIngressPath: Rule<Refused> = {
  id: 'forbidden-ingress-path',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an Ingress with such a path.',
  about: 'Ingresses',
  source: 'pkg/apis/networking/validation/validation.go of Kubernetes, validateHTTPIngressPath',
  avoidedBy: 'TlsIngress',
  bad: manifests(WEB, ingress({ paths: [ingressPath({ path: 'cart' })] })),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "cart", expected a path that starts with "/"; did you mean "/cart"?',
  good: manifests(WEB, ingress({ paths: [ingressPath({ path: '/cart' })] })),
  more: [
    {
      bad: manifests(WEB, ingress({ paths: [ingressPath({ type: '' })] })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].pathType: found no path type, expected "Exact", "Prefix" or "ImplementationSpecific"; add "pathType: Prefix" to match by path elements',
      good: manifests(WEB, ingress({})),
    },
    {
      bad: manifests(WEB, ingress({ paths: [ingressPath({ type: 'prefix' })] })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].pathType: found "prefix", expected "Exact", "Prefix" or "ImplementationSpecific"; did you mean "Prefix"?',
      good: manifests(WEB, ingress({})),
    },
    {
      bad: manifests(WEB, ingress({ paths: [ingressPath({ path: '//cart' })] })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "//cart", expected a path without "//"; write the path as clients send it after normalization',
      good: manifests(WEB, ingress({ paths: [ingressPath({ path: '/cart' })] })),
    },
  ],
  silent: [
    {
      when: 'its type leaves to the controller what it means',
      manifests: manifests(
        WEB,
        ingress({
          className: 'nginx',
          annotations: 'nginx.ingress.kubernetes.io/use-regex: "true"',
          paths: [ingressPath({ path: '/cart(/|$)(.*)', type: 'ImplementationSpecific' })],
        }),
      ),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'path'),
  check: faultsOf,
};
