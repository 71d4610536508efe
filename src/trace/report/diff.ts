import type { TrafficChange } from '../diff';
import type { RefusedUpdate } from '../refused-updates';

const KINDS = ['opened', 'closed', 'moved', 'changed'] as const;

/** How often each kind of change occurs: `2 opened, 1 closed`. */
function diffSummary(changes: readonly TrafficChange[]): string {
  const counted = KINDS.map((kind) => [changes.filter(({ is }) => is === kind).length, kind] as const);
  const some = counted.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`);
  return some.length === 0 ? 'no traffic changes' : some.join(', ');
}

/** For a terminal. */
export function textDiff(changes: readonly TrafficChange[], refused: readonly RefusedUpdate[]): string {
  const updates = refused.flatMap(({ says }) => [`refused ${says}`, '']);
  const lines = changes.flatMap(({ is, question, before, after }) => [
    `${is} ${question}`,
    ...before.map((line) => `  - ${line}`),
    ...after.map((line) => `  + ${line}`),
    '',
  ]);
  return `${[...updates, ...lines, diffSummary(changes)].join('\n')}\n`;
}

/** For the comment of a pull request: the numbers, and each change as a diff to unfold. */
export function markdownDiff(changes: readonly TrafficChange[], refused: readonly RefusedUpdate[]): string {
  const updates = refused.map(({ says }) => `**refused** ${escaped(says)}`);
  const parts = changes.map(({ is, question, before, after }) => {
    const lines = [...before.map((line) => `- ${line}`), ...after.map((line) => `+ ${line}`)];
    // A fence longer than any run of backticks inside cannot be closed by a name in a manifest.
    return `<details><summary><b>${is}</b> ${escaped(question)}</summary>\n\n\`\`\`\`\`diff\n${lines.join('\n').replaceAll('`````', "'")}\n\`\`\`\`\`\n\n</details>`;
  });
  return `${[`### Traffic: ${diffSummary(changes)}`, ...updates, ...parts].join('\n\n')}\n`;
}

/** For scripts; fields may be added, never changed. */
export function jsonDiff(changes: readonly TrafficChange[], refused: readonly RefusedUpdate[]): string {
  const summary = Object.fromEntries(KINDS.map((kind) => [kind, changes.filter(({ is }) => is === kind).length]));
  return `${JSON.stringify({ changes, summary, refused }, undefined, 2)}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
