import type { KubeObject } from '../model/kube-object';
import { hasAnnotation } from './annotations';

/** Whether endpoints were read from a cluster, where Kubernetes or an application writes them. */
export function isReadFromCluster(object: KubeObject): boolean {
  return (
    object.labels.has('endpointslice.kubernetes.io/managed-by') ||
    object.root.find('metadata', 'uid').isGiven ||
    hasAnnotation(object, /^endpoints\.kubernetes\.io\/|\/leader$/)
  );
}
