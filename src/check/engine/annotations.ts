import type { KubeObject } from '../../model/objects/kube-object';
import { keysOf } from '../../model/views/annotations-of-others';

/** Whether the key of an annotation matches, other than one that silences a rule. */
export function hasAnnotation(object: KubeObject, pattern: RegExp): boolean {
  return keysOf(object).some((key) => pattern.test(key));
}
