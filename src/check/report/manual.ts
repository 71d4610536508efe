import type { Rule } from '../engine/rule';

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

/** The manual of all rules, as a page. */
export function manual(rules: readonly Rule[]): string {
  return [
    '# Rules',
    '',
    'Made from the rules themselves; `npx jest test/check/manual.test.ts` compares it, and `UPDATE_DOCS=1` before that writes it.',
    '',
    '| rule | severity | consequence |',
    '| --- | --- | --- |',
    ...rules.map(
      ({ id, severity, because }) => `| [${id}](#${id}) | ${severity} | ${because.replaceAll('|', '\\|')} |`,
    ),
    ...rules.map(chapter),
  ].join('\n');
}

function chapter({ id, because, more = [], ...first }: Rule): string {
  const examples = [first, ...more].map(
    ({ bad, says, good }) => `Wrong:\n\n${fenced(bad)}\n\n> ${says}\n\nRight:\n\n${fenced(good)}\n`,
  );
  return [`\n## ${id}\n\n${because}\n`, ...examples].join('\n');
}

function fenced(yaml: string): string {
  return `\`\`\`yaml\n${yaml.trim()}\n\`\`\``;
}
