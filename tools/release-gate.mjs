/*
 * What must be true before a version leaves the house: `node tools/release-gate.mjs v1.2.3 [FOLDER]`. A released version
 * cannot be taken back, so the release workflow asks this first.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [tag = '', folder = '.'] = process.argv.slice(2);
const read = (path) => readFileSync(join(folder, path), 'utf8');

const manifest = read('package.json');
const { version } = JSON.parse(manifest);
const titles = read('CHANGELOG.md').match(/^## .*$/gm) ?? [];

const obstacles = [
  tag !== `v${version}` &&
    `tag: found "${tag}", expected "v${version}" of package.json; tag the commit that sets the version`,
  !titles.some((title) => title.startsWith(`## [${version}] - 2`)) &&
    `CHANGELOG.md: found no section "## [${version}] - DATE", expected one; rename "Unreleased"`,
  manifest.includes('example.invalid') &&
    'package.json: found the placeholder "example.invalid", expected real addresses; name the repositories',
  read('.github/CODEOWNERS').includes('placeholder') &&
    '.github/CODEOWNERS: found a placeholder, expected owners; name them',
].filter(Boolean);

for (const obstacle of obstacles) {
  console.error(obstacle);
}
process.exitCode = obstacles.length === 0 ? 0 : 1;
