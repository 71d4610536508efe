/*
 * Says how the public API differs from the last release, and fails where programs written for that would break:
 * `npm run api:diff`. What is meant to break is listed in .api-breaks, a key a line, until the next release.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { name } = JSON.parse(readFileSync('package.json', 'utf8'));
const asked = spawnSync('npm', ['view', name, 'version', '--json'], { encoding: 'utf8' });

if (asked.status === 0) {
  const released = JSON.parse(asked.stdout);
  console.log(`comparing with ${name}@${released}`);
  const args = ['jsii-diff', `npm:${name}@${released}`, '.', '--keys', '--ignore-file', '.api-breaks'];
  process.exitCode = spawnSync('npx', args, { stdio: 'inherit' }).status ?? 1;
} else if (/E404/.test(asked.stdout + asked.stderr)) {
  console.log(`${name} was never released, so there is nothing to compare with`);
} else {
  console.error(`the registry: found no answer, expected the last release of ${name}\n${asked.stderr}`);
  process.exitCode = 1;
}
