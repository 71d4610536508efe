import { SKIP_MIRROR_LABEL } from '../../kinds/parts/slice-labels';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { writtenFor } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import { someoneWritesEndpoints } from '../makers/endpoint-writers';
import { operatorIn } from '../makers/operators';

/**
 * The Service that Endpoints are for and are lost to: they are to be mirrored into no slice, where it has none, and nobody in sight
 * writes one.
 */
export function lostTo(cluster: Cluster, { kind, namespace, name, labels, root }: KubeObject): Service | undefined {
  if (kind !== 'Endpoints' || labels.get(SKIP_MIRROR_LABEL) !== 'true' || root.get('subsets').length === 0) {
    return undefined;
  }
  const [service, another] = cluster.services.named(namespace, name);
  return service === undefined ||
    another !== undefined ||
    service.hasSelector ||
    service.isExternalName ||
    writtenFor(cluster, service).length > 0 ||
    operatorIn(cluster) !== undefined ||
    someoneWritesEndpoints(cluster)
    ? undefined
    : service;
}
