import type { KubeObject } from '../../model/objects/kube-object';
import { annotationLike } from '../makers/annotation-like';

/** What tells that a controller asks for another host than it was asked for, in words, by what those do that are known. */
export function hostChangedBy(object: KubeObject): string | undefined {
  return annotationLike(object, /vhost|host-?header|pass-?host|preserve-host|snippet|set-headers|transport/i);
}
