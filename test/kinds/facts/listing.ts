import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Facts are written twice: in src, and here in lists. Nobody changes both by a slip, so that a wrong number or word is seen
 * on the day it is written, and not when a user meets it.
 */

/** What stands at the head of every list. */
const HEAD = [
  '# What src says, written a second time. Whoever changes a fact looks it up at its source first, and then has the list',
  '# written anew: UPDATE_FACTS=1 npx jest --selectProjects everyday --testPathPatterns test/kinds/facts',
];

/** Where a list differs from what src says: `-` is in the list alone, `+` in src alone. Empty where they agree. */
export function differencesFrom(list: string, said: readonly string[]): readonly string[] {
  const path = join(__dirname, list);
  if (process.env.UPDATE_FACTS !== undefined) {
    writeFileSync(path, `${[...HEAD, ...said].join('\n')}\n`);
  }
  const listed = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(HEAD.length) : [];
  const differing = [
    ...lost(listed, said).map((line) => `- ${line}`),
    ...lost(said, listed).map((line) => `+ ${line}`),
  ];
  const isInOtherOrder = differing.length === 0 && listed.join('\n') !== said.join('\n');
  return differing.length > 0 || isInOtherOrder
    ? [...(isInOtherOrder ? ['the same facts in another order'] : differing), ADVICE]
    : [];
}

const ADVICE = 'Look each of these up at its source. Where src is right, UPDATE_FACTS=1 writes the list anew.';

/** The lines that others lack, each as often as it is there more often. */
function lost(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) {
    left.set(line, (left.get(line) ?? 0) + 1);
  }
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
