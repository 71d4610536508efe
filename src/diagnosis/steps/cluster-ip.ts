import type { Cluster } from '../../model/cluster/cluster';
import { isolationIn } from '../../model/traffic/isolation';
import { reachedPorts } from '../../model/traffic/opening';
import { passageAt } from '../../model/traffic/passage';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Service } from '../../model/views/service';
import { listed } from '../../values/wording';
import { connecting } from '../commands';
import type { Facts } from '../step';

/** Whether clients inside reach the Service at its cluster IP: that it has one, and that no policy is before its pods. */
export function atClusterIp(cluster: Cluster, service: Service, isWithoutEndpoints: boolean): Facts {
  const { namespace, isExternalName, isHeadless, spec, ports } = service;
  if (isExternalName) {
    return { outcome: 'needless', says: 'it is an alias of a host outside, and has no address' };
  }
  if (isHeadless) {
    return { outcome: 'needless', says: 'it is headless: clients connect to the addresses of its pods' };
  }
  const address = spec.get('clusterIP').text;
  const [port = { number: undefined, protocol: 'TCP' }] = ports;
  if (!address) {
    return {
      outcome: 'unknown',
      says: 'no address is told, for these are manifests and no cluster',
      settledBy: connecting(namespace, `${service.name}.${namespace}`, port),
    };
  }
  if (isWithoutEndpoints) {
    return {
      outcome: 'failed',
      says: `${address} refuses connections: it leads to no endpoint (see readiness and endpoints)`,
    };
  }
  const policies = policiesBefore(cluster, service);
  return policies.length === 0
    ? {
        outcome: 'passed',
        says: `${address} takes ${listed(ports.map(String), 'and')}, and no NetworkPolicy is before its pods`,
      }
    : isShutByAll(policies)
      ? { outcome: 'failed', says: `${address} answers nobody: ${titlesOf(policies)} lets no client through` }
      : {
          outcome: 'unknown',
          says: `${address} is there, and ${titlesOf(policies)} lets some clients through: connect from one of them`,
          settledBy: connecting(namespace, address, port),
        };
}

function titlesOf(policies: readonly NetworkPolicy[]): string {
  return listed(
    policies.map(({ object }) => object.title),
    'and',
  );
}

/** Whether none of the policies has a rule by which anybody could come. */
function isShutByAll(policies: readonly NetworkPolicy[]): boolean {
  return policies.every(({ object }) => object.spec.get('ingress').items.length === 0);
}

/** The policies by which some pods of the namespace do not reach those of the Service, or may not. */
function policiesBefore(cluster: Cluster, service: Service): readonly NetworkPolicy[] {
  const end = { is: 'some pods', namespace: service.namespace } as const;
  const policies = cluster.selectedBy(service).flatMap((workload) =>
    reachedPorts(service, workload).flatMap((port) => {
      const passage = passageAt(cluster, workload, 'Ingress', end, port);
      return passage.is === 'open' ? [] : isolationIn(cluster).policiesOf(workload, 'Ingress');
    }),
  );
  return [...new Set(policies)];
}
