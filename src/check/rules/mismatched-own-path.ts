import type { IngressControllerFacts } from '../../kinds/controllers';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';

const typed = (type: string) =>
  manifests(
    WEB,
    ingress({
      className: 'alb',
      annotations: 'alb.ingress.kubernetes.io/target-type: ip',
      paths: [ingressPath({ type })],
    }),
  );

export const mismatchedOwnPath: Rule<Ingress> = {
  id: 'mismatched-own-path',
  severity: 'warning',
  because:
    'Some controllers take a path of type ImplementationSpecific as it stands: "/" is the front page, and nothing else is found.',
  about: 'Ingresses',
  source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/spec/',
  avoidedBy: 'HttpRoute',
  bad: typed('ImplementationSpecific'),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].path: found "/" of type ImplementationSpecific, expected "/*", by which the AWS Load Balancer Controller knows all paths; write that, or pathType: Prefix',
  good: typed('Prefix'),
  silent: [
    {
      when: 'another path takes the rest',
      manifests: manifests(
        WEB,
        ingress({
          className: 'alb',
          annotations: 'alb.ingress.kubernetes.io/target-type: ip',
          paths: ['/', '/*'].map((path) => ingressPath({ path, type: 'ImplementationSpecific' })),
        }),
      ),
    },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check(subject, cluster) {
    const controllers = controllersOf(cluster, subject);
    const isLiteral = ({ ownPaths, rootTakesAll }: IngressControllerFacts) =>
      ownPaths === 'wildcards' && rootTakesAll !== true;
    if (controllers.length === 0 || !controllers.every(isLiteral)) {
      return;
    }
    for (const { field, host, path, pathType } of subject.paths) {
      const isOnly = !subject.paths.some((other) => other.host === host && other.path === '/*');
      if (path === '/' && pathType === 'ImplementationSpecific' && isOnly) {
        yield fault(
          field.get('path'),
          `${quoted(path)} of type ImplementationSpecific`,
          `"/*", by which ${listed(controllers.map(({ name }) => name))} knows all paths`,
          'write that, or pathType: Prefix',
        );
      }
    }
  },
};
