import { type Annotated, annotatedIn } from '../annotations/judged';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const PREFIX = 'nginx.ingress.kubernetes.io/';

const annotated = (...annotations: readonly string[]) =>
  manifests(WEB, ingress({ className: 'nginx', annotations: annotations.map((each) => PREFIX + each).join('\n') }));

const AFFINITY = ['affinity: cookie', 'session-cookie-name: route'];

export const mismatchedAnnotationPair: Rule<Annotated> = {
  id: 'mismatched-annotation-pair',
  severity: 'warning',
  because: 'One of two annotations has no effect: it means nothing without the other, or the other is obeyed instead.',
  about: 'Annotations',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#session-affinity',
  avoidedBy: 'IngressController',
  bad: annotated('session-cookie-name: route'),
  says: `Ingress shop/web metadata.annotations["${PREFIX}session-cookie-name"]: found "${PREFIX}session-cookie-name" without "${PREFIX}affinity", expected both, for one means nothing without the other; add the other, or leave this one out`,
  good: annotated(...AFFINITY),
  silent: [{ when: 'the other has a default', manifests: annotated('affinity: cookie') }],
  on: (cluster) => [...annotatedIn(cluster, 'alone'), ...annotatedIn(cluster, 'contradiction')],
  check: ({ fault }) => [fault],
};
