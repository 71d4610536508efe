import type { KubeObject } from '../../model/objects/kube-object';
import { annotationLike } from './annotation-like';

/**
 * What tells that a program adds keys to a Secret or ConfigMap that somebody wrote, in words: such programs are told so by an
 * annotation, of which nothing is certain but that somebody reads it.
 */
export function filledBy(object: KubeObject): string | undefined {
  return annotationLike(object, /./);
}
