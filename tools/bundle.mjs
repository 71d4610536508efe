/*
 * Makes one file of each entry of lib/, after jsii compiled it. An app then opens one file instead of a hundred, which
 * halves the time that importing the package takes; `npm run bench` shows it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** The doors of the package. */
const DOORS = ['lib/index.js', 'lib/cli.js', 'lib/jest.js', 'lib/vitest.js', 'lib/adapted.js'];

/** What the doors open when somebody asks for a judgement or a trace: one file, which the command and the others share. */
const CHECKER = 'lib/checker.js';

/** The modules that the doors ask for and the checker holds, each evaluated when it is asked for. */
const IN_CHECKER = { command: './cli/main', embedding: './embedding' };

/** The packages that become part of the command, by the file that each means. */
const DRAWN_WITH = Object.fromEntries(
  ['@dagrejs/dagre', '@dagrejs/graphlib'].map((name) => [name, require.resolve(name)]),
);

/** Their licence, which goes where they go. */
const LICENCE = `/*\n${readFileSync(join(dirname(DRAWN_WITH['@dagrejs/dagre']), '..', 'LICENSE'), 'utf8')}*/`;

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

/** Has doors find in the checker what it holds. */
const fromChecker = {
  name: 'from-checker',
  setup(bundling) {
    for (const [name, path] of Object.entries(IN_CHECKER)) {
      bundling.onResolve({ filter: new RegExp(`^${path.replaceAll('.', '\\.')}$`) }, () => ({
        path: name,
        namespace: 'checker',
      }));
    }
    bundling.onLoad({ filter: /./, namespace: 'checker' }, ({ path }) => ({
      contents: `module.exports = require('./checker').${path};`,
      resolveDir: 'lib',
    }));
  },
};

const common = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
};

/**
 * Sentences name classes ("expected a ServicePort"), which bundling would rename to _ServicePort. Other doors have none that
 * anybody sees, and the wrapping would hide their re-exports from who imports them by name.
 */
const NAMED = ['lib/index.js', CHECKER];

// All are read before the first is written over. The command exports nothing, and requiring it would run it.
const footers = Object.fromEntries(DOORS.map((door) => [door, door === 'lib/cli.js' ? '' : exportsOf(door)]));

writeFileSync('lib/index.js', withLazyExports(readFileSync('lib/index.js', 'utf8')));

const getters = Object.entries(IN_CHECKER).map(([name, path]) => `get ${name}() { return require('${path}'); },`);
await build({
  ...common,
  stdin: { contents: `module.exports = { ${getters.join(' ')} };`, resolveDir: 'lib' },
  outfile: CHECKER,
  keepNames: NAMED.includes(CHECKER),
  // A path is no package: what only the command draws with becomes part of it, and nothing is installed with the library.
  alias: DRAWN_WITH,
  footer: { js: LICENCE },
});

for (const door of DOORS) {
  await build({
    ...common,
    entryPoints: [door],
    outfile: door,
    keepNames: NAMED.includes(door),
    allowOverwrite: true,
    external: ['./checker'],
    plugins: [fromChecker],
    // Node 22 and later keep what they compiled of the checker, which is most of what starting the command takes.
    banner: { js: door === 'lib/cli.js' ? "require('node:module').enableCompileCache?.();" : '' },
    footer: { js: footers[door] },
  });
}
