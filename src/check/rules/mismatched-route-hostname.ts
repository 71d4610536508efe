import type { Cluster } from '../../model/cluster/cluster';
import { attachmentOf } from '../../model/traffic/attachment';
import type { Route } from '../../model/views/route';
import { isComplaint } from '../../values/complaint';
import { isSubdomain } from '../../values/dns-name';
import { host } from '../../values/host';
import { hostnamesMeet } from '../../values/hostnames';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { gateway, route } from '../examples/routing-parts';
import { unattached } from '../references/unattached';

const for_ = (...hostnames: string[]) =>
  manifests(
    WEB,
    gateway(`- name: http
  port: 80
  protocol: HTTP
  hostname: "*.example.com"
  allowedRoutes:
    namespaces:
      from: All`),
    route('- name: public\n  namespace: edge', {
      spec: ['hostnames:', ...hostnames.map((each) => `  - ${each}`)].join('\n'),
    }),
  );

export const mismatchedRouteHostname: Rule<Route> = {
  id: 'mismatched-route-hostname',
  severity: 'error',
  because: 'A route gets requests for the hosts that both it and the listener name, and for no others.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httproutespec',
  avoidedBy: 'TlsGateway',
  bad: for_('shop.example.org'),
  says: 'HTTPRoute shop/web spec.hostnames[0]: found "shop.example.org", expected a host of Gateway edge/public: "*.example.com"; name a host of a listener',
  good: for_('shop.example.com'),
  more: [
    {
      bad: for_('shop.example.com', 'shop.example.org'),
      says: 'HTTPRoute shop/web spec.hostnames[1]: found "shop.example.org", expected a host of a listener: "*.example.com"; leave it out, or add a listener for it',
      doubt: 'the route gets requests for its other hosts',
      good: for_('shop.example.com', 'buy.example.com'),
    },
  ],
  silent: [{ when: 'a star of the one is for hosts of the other', manifests: for_('"*.shop.example.com"') }],
  on: ({ routes }) => routes.all,
  *check(route, cluster) {
    const [first] = route.hostnames;
    // What is no hostname meets none, and is told as such.
    if (route.hostnames.some(({ text }) => !isSubdomain(text) && isComplaint(host(text)))) {
      return;
    }
    for (const { parent, listeners } of unattached(cluster, route, 'hostname')) {
      const hosts = listed([...new Set(route.hostnames.map(({ text }) => quoted(text ?? '')))], 'and');
      const expected = `a host of ${parent.object.title}: ${hostsOf(listeners)}`;
      yield fault(first ?? route.object.spec.get('hostnames'), hosts, expected, 'name a host of a listener');
    }
    yield* lostHostnames(route, cluster);
  },
};

/** Hostnames that no listener of any parent has, on a route that attaches by others. */
function* lostHostnames(route: Route, cluster: Cluster): Iterable<Fault> {
  const attachments = route.parentRefs.map((reference) => attachmentOf(cluster, route, reference));
  const listeners = attachments.flatMap((each) => (each.is === 'attached' ? each.listeners : []));
  if (!route.hasHostnames || listeners.length === 0 || attachments.some(({ is }) => is === 'unknown')) {
    return;
  }
  for (const field of route.hostnames) {
    const { text } = field;
    if (text !== undefined && !listeners.some(({ hostname }) => hostnamesMeet(hostname, text))) {
      const expected = `a host of a listener: ${hostsOf(listeners)}`;
      yield doubtful(
        'the route gets requests for its other hosts',
        fault(field, quoted(text), expected, 'leave it out, or add a listener for it'),
      );
    }
  }
}

function hostsOf(listeners: readonly { readonly hostname: string }[]): string {
  return listed([...new Set(listeners.map(({ hostname }) => quoted(hostname)))]);
}
