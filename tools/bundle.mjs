/*
 * Makes one file of each entry of lib/, after jsii compiled it. An app then opens one file instead of a hundred, which
 * halves the time that importing the package takes; `npm run bench` shows it. What they open of the checker,
 * `bundle-checker.mjs` has made.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { COMMON, inChecker } from './bundling.mjs';

const require = createRequire(import.meta.url);

/** The doors of the package. */
const DOORS = ['lib/index.js', 'lib/cli.js', 'lib/jest.js', 'lib/vitest.js', 'lib/adapted.js'];

/** The modules that the doors ask for and the checker holds. */
const IN_CHECKER = ['./cli/main', './embedding'];

/** Node finds the named exports of a CommonJS module by reading its text, in which a bundle hides them. */
function exportsOf(entry) {
  return `0 && (module.exports = { ${Object.keys(require(`../${entry}`)).join(', ')} });`;
}

/** A re-export, as the compiler writes it. */
const REEXPORT =
  /Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);/g;

/** Called instead: a getter written out, in any other form than the compiler's, would hide its name from Node's reader. */
const LAZILY = 'function lazily(name, get) { Object.defineProperty(exports, name, { enumerable: true, get }); }\n';

/**
 * Re-exports that load their file when somebody asks for the name, and not all of them with the package: an app uses a
 * handful of patterns, and evaluating the others was most of what importing cost.
 */
function withLazyExports(index) {
  const paths = new Map();
  const withoutLoads = index.replace(/^(?:var|const) (\w+) = require\("(\.[^"]+)"\);\n/gm, (_, name, path) => {
    paths.set(name, path);
    return '';
  });
  const lazy = withoutLoads.replace(REEXPORT, (asWritten, name, module, member) =>
    paths.has(module) ? `lazily("${name}", () => require("${paths.get(module)}").${member});` : asWritten,
  );
  if (paths.size === 0 || [...paths.keys()].some((name) => lazy.includes(name))) {
    throw new Error('lib/index.js does not look as the compiler used to write it; adapt withLazyExports');
  }
  return `${lazy}\n${LAZILY}`;
}

// All are read before the first is written over. The command exports nothing, and requiring it would run it.
const footers = Object.fromEntries(DOORS.map((door) => [door, door === 'lib/cli.js' ? '' : exportsOf(door)]));

writeFileSync('lib/index.js', withLazyExports(readFileSync('lib/index.js', 'utf8')));

for (const door of DOORS) {
  await build({
    ...COMMON,
    entryPoints: [door],
    outfile: door,
    // Sentences name classes ("expected a ServicePort"), which bundling would rename to _ServicePort. Other doors have none
    // that anybody sees, and the wrapping would hide their re-exports from who imports them by name.
    keepNames: door === 'lib/index.js',
    allowOverwrite: true,
    plugins: [inChecker(IN_CHECKER, './checker/')],
    // Node 22 and later keep what they compiled of the checker, which is most of what starting the command takes.
    banner: { js: door === 'lib/cli.js' ? "require('node:module').enableCompileCache?.();" : '' },
    footer: { js: footers[door] },
  });
}
