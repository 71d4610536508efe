import type { KubeObject } from '../../model/objects/kube-object';
import { EXEMPTION_PREFIX } from './exemption';

/** Whether the key of an annotation matches, other than one that silences a rule. */
export function hasAnnotation(object: KubeObject, pattern: RegExp): boolean {
  return [...object.annotations.keys()].some((key) => pattern.test(key) && !key.startsWith(EXEMPTION_PREFIX));
}
