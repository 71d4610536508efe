import type { Cluster } from '../../model/cluster/cluster';
import { readinessOf } from '../../model/status/readiness';
import { slicedFor } from '../../model/status/slice-status';
import type { Service } from '../../model/views/service';
import { wholeNameOf } from '../../values/cluster-domain';
import { listed } from '../../values/wording';
import { lookingUp } from '../commands';
import type { Facts } from '../step';

/** The label of the Service of the DNS server, which is that of its predecessor and is kept for whoever looks for it. */
const DNS_LABEL = ['k8s-app', 'kube-dns'] as const;

/** Whether the name of the Service is answered: that there is a DNS server which can. */
export function atName(cluster: Cluster, service: Service): Facts {
  const { namespace, isExternalName, spec } = service;
  const name = wholeNameOf(service);
  const settledBy = lookingUp(namespace, name);
  if (isExternalName) {
    const host = spec.get('externalName').text ?? 'nothing';
    return { outcome: 'unknown', says: `${name} is an alias of ${host}, which only a DNS server knows`, settledBy };
  }
  const servers = dnsServersIn(cluster);
  if (servers.length === 0) {
    return { outcome: 'unknown', says: `the DNS server is not here, which is asked for ${name}`, settledBy };
  }
  const ready = servers.filter((server) => hasReady(cluster, server));
  const titles = (services: readonly Service[]) =>
    listed(
      services.map(({ object }) => object.title),
      'and',
    );
  return ready.length > 0
    ? { outcome: 'passed', says: `${titles(ready)} is there to be asked for ${name}` }
    : { outcome: 'failed', says: `nobody is asked for ${name}: no pod of ${titles(servers)} is ready` };
}

/** The Services of the DNS server, of which a cluster says how their pods are. */
function dnsServersIn(cluster: Cluster): readonly Service[] {
  const [key, value] = DNS_LABEL;
  return cluster.services.all.filter(
    (service) =>
      service.selector.get(key) === value &&
      (slicedFor(cluster, service) !== undefined ||
        cluster.selectedBy(service).some((workload) => readinessOf(cluster, service, workload) !== undefined)),
  );
}

function hasReady(cluster: Cluster, service: Service): boolean {
  const readiness = cluster.selectedBy(service).flatMap((workload) => readinessOf(cluster, service, workload) ?? []);
  return readiness.length > 0
    ? readiness.some(({ ready }) => ready > 0)
    : (slicedFor(cluster, service)?.taking.length ?? 0) > 0;
}
