import type { Rule } from '../rule';

/** Every rule in a line or two. */
export function ruleList(rules: readonly Rule[]): string {
  return rules.map(({ id, severity, because }) => `${id} (${severity})\n    ${because}\n`).join('');
}

/** What there is to know about a rule. */
export function explanation({ id, severity, because, more = [], ...first }: Rule): string {
  const examples = [first, ...more].map(
    ({ bad, says, good }) => `Wrong:\n\n${indented(bad)}\n\nIs told:\n\n    ${says}\n\nRight:\n\n${indented(good)}\n`,
  );
  return [`${id} (${severity})\n\n${because}\n`, ...examples].join('\n');
}

function indented(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}
