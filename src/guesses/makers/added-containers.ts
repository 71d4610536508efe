import { SIDECAR_SET } from '../../kinds/companions/open-kruise';
import type { Cluster } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import { byKustomize } from './kustomize';

/**
 * Who may add a container to pods that are here, in words: Kustomize, by a patch of a folder that is not given, or OpenKruise,
 * whose sets of sidecars are.
 */
export function addsContainers(cluster: Cluster): string | undefined {
  const [sidecars] = objectsOf(cluster, SIDECAR_SET).all;
  return byKustomize(cluster, 'may add a container') ?? (sidecars && `${sidecars.object.title} may add a container`);
}
