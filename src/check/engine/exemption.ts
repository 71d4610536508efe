import type { KubeObject } from '../../model/objects/kube-object';

/** Annotations that silence a rule for one object: this, and the rule's id. */
export const EXEMPTION_PREFIX = 'cdk8s-service-patterns/ignore.';

/** Why an object is exempt from a rule. An annotation without a reason exempts from nothing. */
export function exemption(object: KubeObject, rule: string): string | undefined {
  const reason = object.annotations.get(EXEMPTION_PREFIX + rule)?.trim();
  return reason === '' ? undefined : reason;
}
