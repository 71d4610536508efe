import type { KubeObject } from '../../model/objects/kube-object';
import { EXEMPTION_PREFIX } from './exemption';

/** Whether the key of an annotation matches, other than one that silences a rule. */
export function hasAnnotation(object: KubeObject, pattern: RegExp): boolean {
  return keysOf(object).some((key) => pattern.test(key));
}

/** The keys of the annotations that somebody else than this house reads. */
export function keysOf(object: KubeObject): readonly string[] {
  return [...object.annotations.keys()].filter((key) => !key.startsWith(EXEMPTION_PREFIX));
}
