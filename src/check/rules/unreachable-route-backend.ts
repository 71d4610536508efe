import type { Route } from '../../model/views/route';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { webService } from '../examples/service-parts';

const weighing = (weight: number, more = '') =>
  manifests(
    WEB,
    `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  rules:
    - backendRefs:
        - name: web
          port: 80
          weight: ${weight}${more}`,
  );

export const unreachableRouteBackend: Rule<Route> = {
  id: 'unreachable-route-backend',
  severity: 'warning',
  because:
    'Backends share the requests by weight: where all weigh 0 there is nobody to send them to, and clients see 500, or 503 of Traefik.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httpbackendref',
  avoidedBy: 'TrafficSplit',
  bad: weighing(0),
  says: 'HTTPRoute shop/web spec.rules[0].backendRefs: found 0 as the weight of all backends, expected a weight from 1 up for one of them; give it one, or leave the weights out',
  good: weighing(1),
  silent: [
    {
      when: 'another backend of the rule gets the requests',
      manifests: manifests(
        weighing(0, '\n        - name: next\n          port: 80\n          weight: 1'),
        webService({ name: 'next' }),
      ),
    },
  ],
  on: ({ routes }) => routes.all,
  *check({ rules }) {
    for (const backends of rules.map((rule) => rule.get('backendRefs'))) {
      if (backends.length > 0 && backends.items.every((each) => each.get('weight').number === 0)) {
        yield fault(
          backends,
          '0 as the weight of all backends',
          'a weight from 1 up for one of them',
          'give it one, or leave the weights out',
        );
      }
    }
  },
};
