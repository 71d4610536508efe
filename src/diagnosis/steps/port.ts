import type { Cluster } from '../../model/cluster/cluster';
import { podPortOf } from '../../model/traffic/endpoints';
import type { Service, ServicePort } from '../../model/views/service';
import { listed } from '../../values/wording';
import type { Facts } from '../step';

/** Which ports clients are to use: those of the Service, and not those that they lead to. */
export function atPort(cluster: Cluster, service: Service): Facts {
  const { ports, isExternalName, isHeadless } = service;
  if (isExternalName) {
    return { outcome: 'needless', says: 'an alias has no ports: clients use those of the host' };
  }
  if (ports.length === 0) {
    return { outcome: 'needless', says: 'it lists no ports' };
  }
  const mapped = ports.map((port) => `${port}${isHeadless ? '' : leadsTo(cluster, service, port)}`);
  const says = isHeadless ? 'clients use those of the pods: it translates none' : 'connect to';
  return { outcome: 'passed', says: isHeadless ? says : `${says} ${listed(mapped, 'or')}` };
}

function leadsTo(cluster: Cluster, service: Service, port: ServicePort): string {
  const numbers = cluster.selectedBy(service).flatMap((workload) => {
    const target = podPortOf(port, workload);
    return target.is === 'declared' ? (target.port.number ?? []) : target.is === 'undeclared' ? target.number : [];
  });
  const others = [...new Set(numbers)].filter((number) => number !== port.number);
  return others.length === 0 ? '' : `, not to ${listed(others.map(String), 'or')} behind it`;
}
