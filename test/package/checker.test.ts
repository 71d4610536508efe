import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../src/check/rules';

/* The checker in its bundles, which hold the rules in two halves: those that judge, and those that print the manual. */

const REPO = join(__dirname, '..', '..');

/** What a module of the checker's bundles gives, in a process of its own. */
function answered<T>(expression: string, input: unknown): T {
  const script = `const input = JSON.parse(require('node:fs').readFileSync(0)); console.log(JSON.stringify(${expression}));`;
  const told = execFileSync(process.execPath, ['-e', script], {
    cwd: REPO,
    input: JSON.stringify(input),
    encoding: 'utf8',
    // All manuals are more than a megabyte, which is as much as Node would take.
    maxBuffer: 16 * 2 ** 20,
  });
  return JSON.parse(told) as T;
}

test('the manual of each rule is whole', () => {
  const ids = RULES.map(({ id }) => id);
  const pages = answered<string[]>("input.map(require('./lib/checker/explained').explained)", ids);
  expect(pages).toEqual(ids.map((id) => readFileSync(join(REPO, 'docs', 'rules', `${id}.md`), 'utf8')));
});

test('each rule finds its mistake', () => {
  const found = answered<boolean[]>(
    "input.map(({ id, bad }) => require('./lib/checker/embedding').networkMatchers.toHaveNetworkFinding(bad, id).pass)",
    RULES.map(({ id, bad }) => ({ id, bad })),
  );
  expect(RULES.filter((_, i) => !found[i]).map(({ id }) => id)).toEqual([]);
});
