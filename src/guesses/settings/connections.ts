import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Connection } from '../../model/traffic/connection';
import { lastingPodsOf } from '../../model/traffic/endpoints';
import { mayServe, reachedPort } from '../../model/traffic/opening';
import { readersIn } from '../../model/traffic/readers';
import type { Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { type NamedHost, namedHostsIn } from './named-hosts';

/** A connection that pods are told to make, and to which Service. */
export interface NamedConnection extends Connection {
  readonly service: Service;
  /** The port of the Service that is asked for. */
  readonly asked: ServicePort;
}

/** The connections that settings of pods ask for, each once: their own settings, or those in what they read. */
export const namedConnectionsIn = once((cluster: Cluster): readonly NamedConnection[] => {
  const connections = new Map<string, NamedConnection>();
  for (const host of namedHostsIn(cluster)) {
    for (const connection of told(host, cluster).flatMap((from) => connectionsOf(host, from, cluster))) {
      const { from, to, port } = connection;
      const key = [from.object.title, to.object.title, port.number, port.protocol].join('\n');
      connections.set(key, connections.get(key) ?? connection);
    }
  }
  return [...connections.values()];
});

/** The pods that are told of a host. */
export function told({ object, pod, mention }: NamedHost, cluster: Cluster): readonly Workload[] {
  return pod === undefined
    ? readersIn(cluster)
        .get(object)
        .flatMap(({ workload, key }) => (key === undefined || key === mention.field.key ? [workload] : []))
    : cluster.workloads.named(object.namespace, object.name).filter((each) => each.pod === pod);
}

function connectionsOf({ mention, named }: NamedHost, from: Workload, cluster: Cluster): NamedConnection[] {
  // What may be something else, such as `web:80` below any name, has a port with it: where a Service has both, it is meant.
  if (named.is !== 'known') {
    return [];
  }
  return named.services.flatMap((service) => {
    const port = portOf(service, mention.port);
    const isAmongPeers = named.pod !== undefined && from.kind === 'StatefulSet' && from.replicas !== 1;
    const ends = port === undefined ? [] : lastingPodsOf(cluster, service).filter((to) => to !== from || isAmongPeers);
    return ends.flatMap((to) => {
      const reached = port && reachedPort(port, to);
      return port === undefined || reached === undefined || !mayServe(reached, to)
        ? []
        : [{ from, to, port: reached, service, asked: port, ...(to === from && { isAmongPeers: true }) }];
    });
  });
}

/** The port that is asked for: the only one, where none is named. */
function portOf(service: Service, number: number | undefined): ServicePort | undefined {
  const [only, another] = service.ports;
  return number === undefined ? (another === undefined ? only : undefined) : service.portsNumbered(number)[0];
}
