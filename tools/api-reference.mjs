/*
 * Writes the API reference that jsii-docgen makes of the built library to docs/api, a page for each sort of type:
 * `npm run docs:api`. In one piece it is larger than code hosts show. With `--check` nothing is written: it fails where the
 * pages are not those of the library.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = 'docs/api';

const pages = pagesOf(generated());
if (process.argv.includes('--check')) {
  const written = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const stale = [...new Set([...pages.keys(), ...written])].filter(
    (page) => !written.includes(page) || readFileSync(join(FOLDER, page), 'utf8') !== pages.get(page),
  );
  for (const page of stale) {
    console.error(`${FOLDER}/${page}: found another text than the library gives, expected that; run npm run docs:api`);
  }
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [page, text] of pages) {
    writeFileSync(join(FOLDER, page), text);
  }
}

/** What jsii-docgen makes of the library, in one piece. */
function generated() {
  const folder = mkdtempSync(join(tmpdir(), 'api-reference-'));
  const made = spawnSync('npx', ['jsii-docgen', '--output', join(folder, 'api')], { encoding: 'utf8' });
  if (made.status !== 0) {
    throw new Error(`jsii-docgen: found no reference, expected one; build the library first\n${made.stderr}`);
  }
  const text = readFileSync(join(folder, 'api.md'), 'utf8');
  rmSync(folder, { recursive: true });
  return text;
}

/** The pages of a reference by their names, with links that lead from page to page, and one that lists all types. */
function pagesOf(reference) {
  const sections = reference.split(/^(?=## )/m).slice(1);
  const nameOf = (section) => /^## (\w+)/.exec(section)[1];
  const pageOf = (section) => `${nameOf(section).toLowerCase()}.md`;
  const homes = new Map(
    sections.flatMap((section) => [...section.matchAll(/ id="([^"]+)"/g)].map(([, id]) => [id, pageOf(section)])),
  );
  const linked = (section) =>
    section.replace(/href="#([^"]+)"/g, (link, id) =>
      (homes.get(id) ?? pageOf(section)) === pageOf(section) ? link : `href="${homes.get(id)}#${id}"`,
    );
  const typesIn = (section) =>
    [...section.matchAll(/^### (\w+) <a name="[^"]*" id="([^"]+)"/gm)].map(
      ([, name, id]) => `[${name}](${pageOf(section)}#${id})`,
    );
  const list = sections.map((section) => `## ${nameOf(section)}\n\n${typesIn(section).join(', ')}\n`).join('\n');
  const introduction = 'Made by jsii-docgen of the doc comments. The [guide](../guide.md) says what to do with it.';
  return new Map([
    ['README.md', `# API reference\n\n${introduction}\n\n${list}`],
    ...sections.map((section) => [pageOf(section), `${linked(section).trimEnd()}\n`]),
  ]);
}
