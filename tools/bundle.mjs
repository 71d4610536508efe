/*
 * Makes one file of each entry of lib/, after jsii compiled it. An app then opens one file instead of a hundred, which
 * halves the time that importing the package takes; `npm run bench` shows it.
 */
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

for (const entry of ['lib/index.js']) {
  // Node finds the named exports of a CommonJS module by reading its text, in which a bundle hides them.
  const names = Object.keys(require(`../${entry}`));
  await build({
    entryPoints: [entry],
    outfile: entry,
    allowOverwrite: true,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    footer: { js: `0 && (module.exports = { ${names.join(', ')} });` },
  });
}
