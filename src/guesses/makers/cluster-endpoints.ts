import { MANAGED_BY_LABEL } from '../../kinds/parts/slice-labels';
import type { KubeObject } from '../../model/objects/kube-object';

/** Whether endpoints were read from a cluster, where Kubernetes or an application writes them. */
export function isReadFromCluster(object: KubeObject): boolean {
  return (
    object.labels.has(MANAGED_BY_LABEL) ||
    // Slices that a controller writes carry its name. Of Endpoints in a dump, nothing tells who wrote them in all versions.
    (object.kind === 'Endpoints' && object.root.find('metadata', 'uid').isGiven) ||
    [...object.annotations.keys()].some((key) => /^endpoints\.kubernetes\.io\/|\/leader$/.test(key))
  );
}
