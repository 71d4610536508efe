import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manualIndex, pageOf } from '../../src/check/report/manual';
import { RULES } from '../../src/check/rules';

const FOLDER = join(__dirname, '../../docs/rules');

const pages = new Map([
  ['README.md', manualIndex(RULES)],
  ...RULES.map((rule): [string, string] => [`${rule.id}.md`, pageOf(rule)]),
]);

beforeAll(() => {
  if (process.env.UPDATE_DOCS !== undefined) {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const [name, text] of pages) {
      writeFileSync(join(FOLDER, name), text);
    }
  }
});

test('docs/rules has a page for each rule, an index, and nothing else', () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...pages.keys()].sort());
});

test('the pages say what the rules say; UPDATE_DOCS=1 writes them', () => {
  const stale = [...pages].filter(([name, text]) => readFileSync(join(FOLDER, name), 'utf8') !== text);
  expect(stale.map(([name]) => name)).toEqual([]);
});

test('the index names every rule once', () => {
  const linked = [...(pages.get('README.md') ?? '').matchAll(/\]\(([a-z-]+)\.md\)/g)].map(([, id]) => id);
  expect(linked.sort()).toEqual(RULES.map(({ id }) => id).sort());
});
