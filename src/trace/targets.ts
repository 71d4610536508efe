import type { Cluster } from '../model/cluster/cluster';
import { once } from '../model/lookup/once';
import { isInside, type Place } from './place';
import { type Scheme, speech, type Target } from './target';

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

function everyRoute({ ingresses, routes, gateways }: Cluster): Target[] {
  const targets = new Map<string, Target>();
  const add = (scheme: Scheme, host: string, path: string) => {
    const port = scheme === 'https' ? 443 : 80;
    const target: Target = { is: 'host', host: concrete(host), port, ...speech(scheme, path || '/') };
    targets.set(`${scheme} ${target.host} ${path}`, target);
  };
  for (const { paths, tls } of ingresses.all) {
    for (const { host, path } of paths) {
      add(tls.length > 0 ? 'https' : 'http', host, path);
    }
  }
  const isSecure = gateways.all.some(({ listeners }) => listeners.some(({ protocol }) => protocol === 'HTTPS'));
  for (const route of routes.all.filter(({ object }) => object.kind === 'HTTPRoute')) {
    for (const path of route.rules.flatMap((rule) =>
      rule.get('matches').items.map((match) => match.find('path', 'value').text ?? '/'),
    )) {
      for (const host of route.hostnames) {
        add(isSecure ? 'https' : 'http', host.text ?? '', path);
      }
    }
  }
  return [...targets.values()];
}

/** A name that a rule holds for: any for every host, one below a wildcard. */
function concrete(host: string): string {
  return host === '' ? 'any.example.com' : host.replace(/^\*\./, 'any.').toLowerCase();
}
