import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEWEST_MINOR, OLDEST_MINOR } from '../src/values/kubernetes-version';

/*
 * What contributors read is true: files that are named exist, and versions of Kubernetes are those that the code knows.
 */

const ROOT = join(__dirname, '..');

const FILES = ['src', 'test', 'docs', 'examples'].flatMap((folder) => [
  folder,
  ...readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.includes('node_modules'))
    .map((file) => join(folder, file)),
]);

const PAGES = ['CONTRIBUTING.md', 'docs/architecture.md'].map(
  (page) => [page, readFileSync(join(ROOT, page), 'utf8')] as const,
);

/** What `npm run synth` makes, and is in no repository. */
const MADE = ['dist/'];

test.each(PAGES)('%s names files that exist', (_, text) => {
  const ways = waysIn(text);
  expect(ways.length).toBeGreaterThan(3);
  expect(ways.filter((way) => !MADE.includes(way) && !exists(way))).toEqual([]);
});

test('a file that is not there is missed', () => {
  expect(waysIn('in `src/kinds/kinds.ts`, and `npm test` or `values`')).toEqual(['src/kinds/kinds.ts']);
  expect(exists('src/kinds/kinds.ts')).toBe(false);
  expect(exists('src/check/rules/<rule-id>.ts')).toBe(true);
});

test.each(PAGES)('%s names versions of Kubernetes that are known', (_, text) => {
  const minors = [...text.matchAll(/(?:Kubernetes|kube-apiserver) 1\.(\d+)/g)].map(([, minor]) => Number(minor));
  expect(minors.filter((minor) => minor < OLDEST_MINOR || minor > NEWEST_MINOR)).toEqual([]);
});

test('the API server of the tests is of the newest version', () => {
  const [, text = ''] = PAGES[0] ?? [];
  expect(/kube-apiserver 1\.(\d+)/.exec(text)?.[1]).toBe(String(NEWEST_MINOR));
});

/** What stands in back quotes and is a way to a file or folder. */
function waysIn(text: string): string[] {
  const quoted = [...text.replace(/^```.*?^```/gms, '').matchAll(/`([\w.*<>/-]+)`/g)].map(([, each = '']) => each);
  return [...new Set(quoted)].filter((each) => each.includes('/') || /\.(ts|txt|md|mjs|json)$/.test(each));
}

/** Whether a file has a way, or ends in it, where "*" and "<rule-id>" stand for a part of a name. */
function exists(way: string): boolean {
  const pattern = way
    .replace(/\/$/, '')
    .replaceAll('.', String.raw`\.`)
    .replace(/\*|<[\w-]+>/g, '[^/]+');
  const ending = new RegExp(`(^|/)${pattern}(\\.ts)?$`);
  return FILES.some((file) => ending.test(file));
}
