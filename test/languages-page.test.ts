import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf } from './support/documented-code';

/*
 * What the page of other languages shows is cut out of the apps that `npm run test:languages` compiles and runs.
 */

const PAGE = readFileSync(join(__dirname, '..', 'docs', 'languages.md'), 'utf8');

const APPS: Readonly<Record<string, string>> = { python: 'shop.py', java: 'Shop.java', go: 'shop.go' };

/** Text without the indentation that all its lines share, for what is cut out has less of it. */
function outdented(text: string): string {
  const lines = text.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}

const shown = blocksOf(PAGE).filter(({ language }) => language in APPS);

test('each language is shown', () => {
  expect([...new Set(shown.map(({ language }) => language))]).toEqual(Object.keys(APPS));
});

test.each(shown)('the $language on the page is of the app', ({ language, text }) => {
  const lines = readFileSync(join(__dirname, 'languages', 'apps', APPS[language] ?? ''), 'utf8').split('\n');
  const wanted = text.trimEnd().split('\n').length;
  const windows = lines.map((_, i) => outdented(lines.slice(i, i + wanted).join('\n')));
  expect(windows).toContain(text.trimEnd());
});
