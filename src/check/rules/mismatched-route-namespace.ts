import type { Listener } from '../../model/views/gateway';
import type { Route } from '../../model/views/route';
import { listed, quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { gateway, route } from '../examples/routing-parts';
import { unattached } from '../references/unattached';

const admitting = (from: string) =>
  manifests(
    WEB,
    gateway(`- name: http
  port: 80
  protocol: HTTP
  allowedRoutes:
    namespaces:
      from: ${from}`),
    route('- name: public\n  namespace: edge'),
  );

const BY_LABELS = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
  namespace: edge
spec:
  gatewayClassName: envoy
  listeners:
    - {name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: shop}}}}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - {name: public, namespace: edge}`;

export const mismatchedRouteNamespace: Rule<Route> = {
  id: 'mismatched-route-namespace',
  severity: 'error',
  because:
    'A Gateway takes routes of its own namespace unless its listeners admit others, so the route gets no request.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#routenamespaces',
  avoidedBy: {
    nothing:
      'with GatewayRoutes it is refused for a Gateway of the app; whom that of others admits, and how namespaces are labelled, is not known',
  },
  bad: admitting('Same'),
  says: 'HTTPRoute shop/web spec.parentRefs[0].name: found Gateway edge/public from namespace shop, expected a listener that admits it; they take routes from "Same"; set allowedRoutes.namespaces of the listener',
  good: admitting('All'),
  doubts: ['the namespace may be set, or labelled, when the route is applied'],
  silent: [{ when: 'the Gateway admits namespaces by labels that are not known', manifests: BY_LABELS }],
  on: ({ routes }) => routes.all,
  *check(route, cluster) {
    for (const { reference, parent, listeners } of unattached(cluster, route, 'namespace')) {
      const { namespace, namespaceGiven } = route.object;
      const mistake = fault(
        reference.field.get('name'),
        `${parent.object.title} from namespace ${namespace}`,
        `a listener that admits it; they take routes from ${listed([...new Set(listeners.map(admitted))])}`,
        'set allowedRoutes.namespaces of the listener',
      );
      // Labels of namespaces are often set by hand.
      const isCertain = namespaceGiven && parent.object.namespaceGiven && !listeners.some(isBySelector);
      yield isCertain ? mistake : doubtful('the namespace may be set, or labelled, when the route is applied', mistake);
    }
  },
};

function admitted({ field }: Listener): string {
  const from = field.find('allowedRoutes', 'namespaces', 'from').text ?? 'Same';
  return from === 'Selector' ? 'namespaces that its selector matches' : quoted(from);
}

function isBySelector({ field }: Listener): boolean {
  return field.find('allowedRoutes', 'namespaces', 'from').text === 'Selector';
}
