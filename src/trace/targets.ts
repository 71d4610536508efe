import type { Cluster } from '../model/cluster/cluster';
import { once } from '../model/lookup/once';
import type { Route } from '../model/views/route';
import { isInside, type Place } from './place';
import { type Scheme, speech, type Target } from './target';
import { listenersTaking } from './ways-in/attached-routes';

/**
 * Everything that can be asked for from a place: from outside, each host and path of Ingresses and Gateways, and each
 * Service with a way in of its own; from inside, each port of each Service.
 */
export function everyTarget(cluster: Cluster, from: Place): readonly Target[] {
  return isInside(from) ? everyServicePort(cluster) : everyWayIn(cluster);
}

const everyWayIn = once((cluster: Cluster): readonly Target[] => [
  ...everyRoute(cluster),
  ...everyOpenService(cluster),
]);

const everyServicePort = once((cluster: Cluster): readonly Target[] =>
  cluster.services.all.flatMap((service) =>
    service.ports.map((port): Target => ({ is: 'service', service, port: port.number, ...spoken(port.protocol) })),
  ),
);

function everyOpenService(cluster: Cluster): Target[] {
  return cluster.services.all
    .filter((service) => service.isLoadBalancer || service.spec.get('externalIPs').length > 0)
    .flatMap((service) =>
      service.ports.map((port): Target => ({ is: 'service', service, port: port.number, ...spoken(port.protocol) })),
    );
}

function spoken(protocol: string) {
  return speech(protocol === 'UDP' ? 'udp' : 'tcp');
}

function everyRoute(cluster: Cluster): Target[] {
  const targets = new Map<string, Target>();
  const add = (scheme: Scheme, host: string, port: number, path: string) => {
    const target: Target = { is: 'host', host: concrete(host), port, ...speech(scheme, path || '/') };
    targets.set(`${scheme} ${target.host} ${port} ${path}`, target);
  };
  for (const { paths, tls } of cluster.ingresses.all) {
    for (const { host, path } of paths) {
      if (tls.length > 0) {
        add('https', host, 443, path);
      } else {
        add('http', host, 80, path);
      }
    }
  }
  for (const route of cluster.routes.all.filter(({ object }) => object.kind === 'HTTPRoute')) {
    const { scheme, port } = entryTo(cluster, route);
    for (const path of route.rules.flatMap((rule) =>
      rule.get('matches').items.map((match) => match.find('path', 'value').text ?? '/'),
    )) {
      for (const host of route.hostnames) {
        add(scheme, host.text ?? '', port, path);
      }
    }
  }
  return [...targets.values()];
}

/** Where requests for a route come in: by HTTPS, if any listener that takes it speaks that. */
function entryTo(cluster: Cluster, route: Route): { readonly scheme: 'http' | 'https'; readonly port: number } {
  const taking = listenersTaking(cluster, route);
  const secure = taking.find(({ protocol }) => protocol === 'HTTPS');
  if (secure !== undefined || (taking.length === 0 && hasHttps(cluster))) {
    return { scheme: 'https', port: secure?.port ?? 443 };
  }
  return { scheme: 'http', port: taking[0]?.port ?? 80 };
}

const hasHttps = once(({ gateways }: Cluster) =>
  gateways.all.some(({ listeners }) => listeners.some(({ protocol }) => protocol === 'HTTPS')),
);

/** A name that a rule holds for: any for every host, one below a wildcard. */
function concrete(host: string): string {
  return host === '' ? 'any.example.com' : host.replace(/^\*\./, 'any.').toLowerCase();
}
