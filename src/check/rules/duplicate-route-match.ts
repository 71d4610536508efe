import { rivalRulesOf } from '../../guesses/ingresses/route-claims';
import type { Route } from '../../model/views/route';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, serviceWithPods, WEB } from '../examples/parts';

const SECOND = serviceWithPods('next');

const route = (name: string, service: string, path: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: ${name}
  namespace: shop
spec:
  parentRefs:
    - name: public
  hostnames:
    - shop.example.com
  rules:
    - matches:
        - path:
            type: PathPrefix
            value: ${path}
      backendRefs:
        - name: ${service}
          port: 80`;

export const duplicateRouteMatch: Rule<Route> = {
  id: 'duplicate-route-match',
  severity: 'warning',
  because:
    'Of two routes for the same requests the older one gets them all, or the first by name; the other gets none.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httprouterule',
  avoidedBy: { nothing: 'each route is made by itself; one GatewayRoutes refuses the same match twice' },
  bad: manifests(WEB, SECOND, route('web-a', 'web', '/'), route('web-b', 'next', '/')),
  says: 'HTTPRoute shop/web-b spec.rules[0].matches[0]: found the match of spec.rules[0].matches[0] of HTTPRoute shop/web-a, expected requests of its own; change the path, or split the requests by weight in one rule',
  good: manifests(WEB, SECOND, route('web-a', 'web', '/'), route('web-b', 'next', '/next')),
  silent: [
    {
      when: 'one of the two asks for a method besides',
      manifests: manifests(
        WEB,
        SECOND,
        route('web-a', 'web', '/'),
        route('web-b', 'next', '/\n          method: POST'),
      ),
    },
  ],
  on: (cluster) => [...rivalRulesOf(cluster).keys()],
  *check(route, cluster) {
    for (const { field, winner, taken } of rivalRulesOf(cluster).get(route) ?? []) {
      const place = winner === route ? taken.path : `${taken.path} of ${winner.object.title}`;
      yield fault(
        field,
        `the match of ${place}`,
        'requests of its own',
        'change the path, or split the requests by weight in one rule',
      );
    }
  },
};
