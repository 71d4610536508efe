import type { KubeObject } from '../objects/kube-object';

/** Annotations that silence a rule for one object: this, and the rule's id. */
export const EXEMPTION_PREFIX = 'cdk8s-service-patterns/ignore.';

/** The keys of the annotations that somebody else than this house reads. */
export function keysOf(object: KubeObject): readonly string[] {
  return [...object.annotations.keys()].filter((key) => !key.startsWith(EXEMPTION_PREFIX));
}
