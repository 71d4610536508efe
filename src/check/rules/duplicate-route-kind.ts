import { entrancesOf } from '../../guesses/ingresses/route-claims';
import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import type { Route } from '../../model/views/route';
import { hostnamesMeet } from '../../values/hostnames';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, serviceWithPods, WEB } from '../examples/parts';
import { gateway, route } from '../examples/routing-parts';

const SECOND = serviceWithPods('api');

const listener = (name: string, port: number) => `- name: ${name}
  port: ${port}
  protocol: HTTP
  allowedRoutes:
    namespaces:
      from: All`;

const at = (section: string, kind: string, name: string, host = 'shop.example.com') =>
  route(`- name: public\n  namespace: edge${section}`, { kind, name, spec: `hostnames:\n  - ${host}` });

const both = (host: string) =>
  manifests(WEB, SECOND, gateway(listener('http', 80)), at('', 'HTTPRoute', 'web'), at('', 'GRPCRoute', 'api', host));

export const duplicateRouteKind: Rule<Route> = {
  id: 'duplicate-route-kind',
  // Which of the two it is differs.
  severity: 'warning',
  because:
    'Requests for a host at a listener go to routes of one kind, the older one by the Gateway API, the GRPCRoute in Traefik and Contour; the other gets none.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#grpcroute',
  avoidedBy: { nothing: 'each route is made by itself, and what the others say is not known to it' },
  bad: both('shop.example.com'),
  says: 'HTTPRoute shop/web spec.hostnames: found "shop.example.com", which GRPCRoute shop/api takes at the same listener, expected a host for routes of one kind; give one of them a host of its own',
  good: both('api.example.com'),
  silent: [
    {
      when: 'each is at a listener of its own',
      manifests: manifests(
        WEB,
        SECOND,
        gateway(`${listener('http', 80)}\n${listener('grpc', 50051)}`),
        at('\n  sectionName: http', 'HTTPRoute', 'web'),
        at('\n  sectionName: grpc', 'GRPCRoute', 'api'),
      ),
    },
  ],
  on: (cluster) => [...refusedIn(cluster).keys()],
  *check(route, cluster) {
    const rival = refusedIn(cluster).get(route);
    const [host = ''] = rival === undefined ? [] : commonHosts(route, rival);
    if (rival !== undefined) {
      yield fault(
        route.object.spec.get('hostnames'),
        `${quoted(host)}, which ${rival.object.title} takes at the same listener`,
        'a host for routes of one kind',
        'give one of them a host of its own',
      );
    }
  },
};

/** The routes that are refused for one of the other kind, which comes first by namespace and name. */
const refusedIn = once((cluster: Cluster): ReadonlyMap<Route, Route> => {
  const refused = new Map<Route, Route>();
  const accepted = new Multimap<string, Route>();
  const routes = cluster.routes.all.filter((route) => route.isOfRequests);
  if (!routes.some(({ object }) => object.kind === 'GRPCRoute')) {
    return refused;
  }
  for (const route of routes.sort((a, b) => compared(nameOf(a), nameOf(b)))) {
    for (const entrance of entrancesOf(cluster, route)) {
      const rival = accepted
        .get(entrance)
        .find((each) => each.object.kind !== route.object.kind && commonHosts(route, each).length > 0);
      if (rival !== undefined) {
        refused.set(route, refused.get(route) ?? rival);
      } else {
        accepted.add(entrance, route);
      }
    }
  }
  return refused;
});

function commonHosts(route: Route, other: Route): readonly string[] {
  return hostsOf(route).filter((host) => hostsOf(other).some((each) => hostnamesMeet(host, each)));
}

/** None where it is for every host: such a route is for what is left, and is told from others by its paths. */
function hostsOf({ hostnames }: Route): readonly string[] {
  return hostnames.flatMap(({ text }) => text || []);
}

function nameOf({ object: { namespace, name } }: Route): string {
  return `${namespace}/${name}`;
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
