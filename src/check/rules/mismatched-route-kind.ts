import type { Route } from '../../model/views/route';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { gateway, route } from '../examples/routing-parts';
import { unattached, writtenListener } from '../references/unattached';

const listening = (protocol: string) =>
  manifests(
    WEB,
    gateway(`- name: main
  port: 8443
  protocol: ${protocol}
  allowedRoutes:
    namespaces:
      from: All`),
    route('- name: public\n  namespace: edge', { kind: 'TCPRoute' }),
  );

export const mismatchedRouteKind: Rule<Route> = {
  id: 'mismatched-route-kind',
  severity: 'error',
  because:
    'A listener takes the kinds of routes that its protocol is for, and of these the allowed ones; others get no request.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#allowedroutes',
  avoidedBy: 'TlsGateway',
  bad: listening('HTTP'),
  says: 'TCPRoute shop/web spec.parentRefs[0].name: found listener main (8443/HTTP), which takes no TCPRoute, expected a listener of Gateway edge/public for TCPRoutes; add one with the right protocol and allowedRoutes.kinds, or write a route of another kind',
  good: listening('TCP'),
  silent: [
    {
      when: 'gRPC is spoken over HTTP',
      manifests: manifests(
        WEB,
        gateway('- name: main\n  port: 80\n  protocol: HTTP\n  allowedRoutes:\n    namespaces:\n      from: All'),
        route('- name: public\n  namespace: edge', { kind: 'GRPCRoute' }),
      ),
    },
  ],
  on: ({ routes }) => routes.all,
  *check(route, cluster) {
    for (const { reference, parent, listeners } of unattached(cluster, route, 'kind')) {
      yield fault(
        reference.field.get(reference.sectionName === undefined ? 'name' : 'sectionName'),
        `listener ${listed(listeners.map(writtenListener), 'and')}, which takes no ${route.object.kind}`,
        `a listener of ${parent.object.title} for ${route.object.kind}s`,
        'add one with the right protocol and allowedRoutes.kinds, or write a route of another kind',
      );
    }
  },
};
