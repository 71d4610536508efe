import { COPIERS } from '../../kinds/companions/copiers';
import type { KubeObject } from '../../model/objects/kube-object';
import { annotationFor, annotationLike } from './annotation-like';

/** What tells that a program copies a Secret or ConfigMap to other namespaces, in words; one that is not known, by what its key says. */
export function copiedElsewhere(object: KubeObject): string | undefined {
  return annotationFor(COPIERS, object) ?? annotationLike(object, /reflect|replicat|sync/);
}
