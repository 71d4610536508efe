import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Service, ServicePort } from '../../model/views/service';
import { HTTP_PORTS } from '../../values/port';
import { annotationLike } from '../makers/annotation-like';

/** The protocol that is not plain HTTP, if the names and numbers of a port say that it is surely meant for one. */
export function protocolByName(port: ServicePort, service: Service, cluster: Cluster): 'TLS' | 'gRPC' | undefined {
  if (service.isExternalName) {
    return protocolOutside(port.number, port.name);
  }
  const isForTls = port.number === 443 || port.name.startsWith('https');
  const isForGrpc = port.name.startsWith('grpc');
  if (!(isForTls || isForGrpc) || isShared(port, service)) {
    return undefined;
  }
  const ends = endsOf(port, service, cluster);
  if (isForTls && ends.every((end) => /https|443$/.test(end))) {
    return 'TLS';
  }
  return isForGrpc && !ends.some((end) => /http|web/.test(end)) ? 'gRPC' : undefined;
}

/** The same of a port outside, which an alias leads to: what stands there is reached by the port that is asked for. */
export function protocolOutside(number: number | string | undefined, name = ''): 'TLS' | undefined {
  return number === HTTP_PORTS.https && !/^http$|^http-/.test(name) ? 'TLS' : undefined;
}

/** What tells a controller how to speak with a Service, in words: all have one of these in the keys that they read for it. */
export function protocolToldBy(service: KubeObject): string | undefined {
  return annotationLike(service, /tls|ssl|protocol/);
}

/** Whether another port leads to the same place, which then takes both. */
function isShared({ target, number }: ServicePort, { ports }: Service): boolean {
  return ports.some((other) => other.number !== number && other.target === target);
}

/** What a port leads to: the names of the container ports of that number, or else its own target. */
function endsOf({ target }: ServicePort, service: Service, cluster: Cluster): string[] {
  const named = cluster
    .selectedBy(service)
    .flatMap(({ pod }) => pod.ports.filter(({ number }) => number === target))
    .flatMap(({ name }) => name ?? []);
  return named.length > 0 ? named : [String(target)];
}
