import { SERVICE_NAME_LABEL } from '../../kinds/parts/slice-labels';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { writtenFor } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import { subsetsOf } from '../../model/views/written-endpoints';
import { compared } from '../../values/likeness';
import { isReadFromCluster } from '../makers/cluster-endpoints';
import { isProvided } from './missing-service';
import { nearService } from './near-service';

/** The Service that endpoints name: slices by a label, Endpoints by their own name. */
function serviceNamedBy({ known, labels, name }: KubeObject): string | undefined {
  return known === 'EndpointSlice' ? labels.get(SERVICE_NAME_LABEL) : name;
}

/** Whether a Service waits for endpoints that somebody writes. */
export function awaitsEndpoints(cluster: Cluster, service: Service): boolean {
  return !service.hasSelector && !service.isExternalName && writtenFor(cluster, service).length === 0;
}

/** The Services of a namespace that wait for endpoints. */
export function awaitingIn(cluster: Cluster, namespace: string): readonly Service[] {
  return compared(cluster.services.in(namespace)).filter((each) => awaitsEndpoints(cluster, each));
}

/** The Service without a selector that endpoints mean by a wrong name. */
export function meantByName(cluster: Cluster, namespace: string, name: string): Service | undefined {
  const near = nearService(cluster, namespace, name) ?? '';
  return cluster.services.named(namespace, near).find(({ hasSelector }) => !hasSelector);
}

/** The one Service that waits in the namespace of endpoints, where no others there are for a Service that is not here. */
export function meantAsOnly(cluster: Cluster, endpoints: KubeObject): Service | undefined {
  const { namespace } = endpoints;
  const [only, another] = awaitingIn(cluster, namespace);
  const [lost, more] = only === undefined ? [] : lostIn(cluster, namespace);
  return lost === endpoints && more === undefined && another === undefined ? only : undefined;
}

/** The endpoints of a namespace for Services that are not here. */
function lostIn(cluster: Cluster, namespace: string): readonly KubeObject[] {
  const slices = cluster.slices.in(namespace).map(({ object }) => object);
  // Those of an election have a leader, and no address.
  const endpoints = cluster
    .ofKind('Endpoints')
    .in(namespace)
    .map(({ object }) => object)
    .filter((object) => !isReadFromCluster(object) && subsetsOf(object).length > 0);
  return compared([...slices, ...endpoints]).filter((each) => !isProvided(cluster, namespace, serviceNamedBy(each)));
}
