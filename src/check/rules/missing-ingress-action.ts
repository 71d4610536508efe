import { INGRESS_CONTROLLERS } from '../../kinds/controllers';
import { type Ingress, isAction } from '../../model/views/ingress';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';

const PREFIX = 'alb.ingress.kubernetes.io/actions.';

const REDIRECT = `${PREFIX}redirect: '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","statusCode":"HTTP_301"}}'`;

const acting = (name: string) =>
  manifests(
    ingress({
      className: 'alb',
      annotations: REDIRECT,
      paths: [ingressPath({ service: name, port: 'name: use-annotation' })],
    }),
  );

/** What annotations with actions begin with. */
const ACTIONS = INGRESS_CONTROLLERS.flatMap(({ actionsPrefix }) => actionsPrefix ?? []);

export const missingIngressAction: Rule<Ingress> = {
  id: 'missing-ingress-action',
  severity: 'error',
  because:
    'The AWS Load Balancer Controller looks for the action in an annotation, and without it makes no rule at all.',
  about: 'Annotations',
  source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions',
  avoidedBy: 'FixedResponse',
  bad: acting('ssl-redirect'),
  says: `Ingress shop/web spec.rules[0].http.paths[0].backend.service.name: found "ssl-redirect" with port "use-annotation", expected the annotation ${PREFIX}ssl-redirect beside "redirect"; correct the name, or write the annotation`,
  good: acting('redirect'),
  silent: [
    {
      when: 'another path leads to a Service',
      manifests: manifests(
        WEB,
        ingress({
          className: 'alb',
          annotations: `alb.ingress.kubernetes.io/target-type: ip\n${REDIRECT}`,
          paths: [
            ingressPath({ path: '/old', service: 'redirect', port: 'name: use-annotation' }),
            ingressPath({ path: '/shop' }),
          ],
        }),
      ),
    },
  ],
  on: ({ ingresses }) => ingresses.all.filter(({ backends }) => backends.some(isAction)),
  *check({ object, backends }) {
    const keys = [...object.annotations.keys()];
    const actions = ACTIONS.flatMap((prefix) =>
      keys.flatMap((key) => (key.startsWith(prefix) ? quoted(key.slice(prefix.length)) : [])),
    );
    for (const { field, serviceName = '' } of backends.filter(isAction)) {
      if (serviceName !== '' && !ACTIONS.some((prefix) => keys.includes(prefix + serviceName))) {
        yield fault(
          field.find('service', 'name'),
          `${quoted(serviceName)} with port "use-annotation"`,
          `the annotation ${ACTIONS.map((prefix) => prefix + serviceName).join(' or ')}${actions.length === 0 ? '' : ` beside ${listed(actions, 'and')}`}`,
          'correct the name, or write the annotation',
        );
      }
    }
  },
};
