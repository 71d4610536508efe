import type { KubeObject } from '../../model/objects/kube-object';
import { EXEMPTION_PREFIX } from '../../model/views/annotations-of-others';

/** Why an object is exempt from a rule. An annotation without a reason exempts from nothing. */
export function exemption(object: KubeObject, rule: string): string | undefined {
  const reason = object.annotations.get(EXEMPTION_PREFIX + rule)?.trim();
  return reason === '' ? undefined : reason;
}
