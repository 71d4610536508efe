import type { Cluster } from '../model/cluster/cluster';
import { once } from '../model/lookup/once';
import type { Service } from '../model/views/service';
import { isInside, type Place } from './place';
import { targetName } from './report/wording';
import { speech, type Target } from './target';
import { ingressTargets } from './ways-in/ingress-targets';
import { routeTargets } from './ways-in/route-targets';

/**
 * Everything that can be asked for from a place: from outside, what each path of Ingresses and each match of routes asks for,
 * and each Service with a way in of its own; from inside, each port of each Service, and each alias.
 */
export function everyTarget(cluster: Cluster, from: Place): readonly Target[] {
  return isInside(from) ? everyServicePort(cluster) : everyWayIn(cluster);
}

const everyWayIn = once((cluster: Cluster): readonly Target[] => {
  const routed = [...ingressTargets(cluster), ...routeTargets(cluster)];
  return [
    // Several objects may be about one request.
    ...new Map(routed.map((target) => [targetName(target), target])).values(),
    ...cluster.services.all.filter(hasAddressOutside).flatMap(portsOf),
    ...cluster.services.all.filter(isAtNodesOnly).flatMap(nodePortsOf),
  ];
});

const everyServicePort = once((cluster: Cluster): readonly Target[] =>
  cluster.services.all.flatMap((service) => insidePortsOf(cluster, service)),
);

function hasAddressOutside({ isLoadBalancer, spec }: Service): boolean {
  return isLoadBalancer || spec.get('externalIPs').length > 0;
}

function isAtNodesOnly(service: Service): boolean {
  return service.type === 'NodePort' && !hasAddressOutside(service);
}

function portsOf(service: Service): Target[] {
  return service.ports.map(({ number, protocol }) => ({ is: 'service', service, port: number, ...spoken(protocol) }));
}

/** What can be asked of a Service inside: an alias needs no port to be followed, and a headless Service has those of its pods. */
function insidePortsOf(cluster: Cluster, service: Service): Target[] {
  if (service.ports.length > 0) {
    return portsOf(service);
  }
  if (service.isExternalName) {
    return [{ is: 'service', service, port: undefined, ...speech('tcp') }];
  }
  const ports = service.isHeadless ? cluster.selectedBy(service).flatMap(({ pod }) => pod.ports) : [];
  return [...new Map(ports.map((port) => [`${port.number}/${port.protocol}`, port])).values()].map(
    ({ number, protocol }): Target => ({ is: 'service', service, port: number, ...spoken(protocol) }),
  );
}

/** Of a number that the cluster chooses, nobody but the Service knows. */
function nodePortsOf(service: Service): Target[] {
  return service.ports.map(
    ({ nodePort, number, protocol }): Target =>
      nodePort === undefined
        ? { is: 'service', service, port: number, ...spoken(protocol) }
        : { is: 'node', port: nodePort, ...spoken(protocol) },
  );
}

function spoken(protocol: string) {
  return speech(protocol === 'UDP' ? 'udp' : 'tcp');
}
