import type { Judge } from '../engine/rule';

/** Every rule in a line or two. */
export function ruleList(rules: readonly Judge[]): string {
  return rules.map(({ id, severity, because }) => `${id} (${severity})\n    ${because}\n`).join('');
}
