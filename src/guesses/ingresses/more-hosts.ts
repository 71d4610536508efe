import type { KubeObject } from '../../model/objects/kube-object';
import { annotationLike } from '../makers/annotation-like';

/**
 * What tells that an Ingress is for hosts beside those of its rules, in words: their names with "www." before them, aliases,
 * names that are sent on, and those for which kube-lego and its like answer challenges.
 */
export function moreHostsBy(object: KubeObject): string | undefined {
  return annotationLike(object, /www|alias|redirect|acme/);
}
