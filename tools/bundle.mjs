/*
 * Makes a few files of the hundreds in lib/, after jsii compiled it: one for each door but the first, and four parts behind
 * that one, of which an app opens those that it uses. Opening a hundred files takes twice the time, and reading all of one
 * file, to find its functions, most of the rest; `npm run bench` shows it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** The doors of the package. */
const INDEX = 'lib/index.js';
const OTHER_DOORS = ['lib/cli.js', 'lib/jest.js', 'lib/vitest.js', 'lib/adapted.js'];

/** The parts behind the first door, by the folders that they hold; what is in none of them is in `services`. */
const PARTS = {
  databases: ['patterns/database'],
  ingresses: ['patterns/ingress', 'kinds/controllers'],
  gateways: ['patterns/gateway', 'kinds/gateways'],
  services: [''],
};

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

/** What stands before the re-exports, and makes them. */
const FIRST_DOOR = readFileSync('tools/first-door.cjs', 'utf8');

/** The path of a module from lib/ on, without its ending. */
function moduleName(file) {
  return relative('lib', file).replaceAll('\\', '/').replace(/\.js$/, '');
}

function partOf(name) {
  return Object.keys(PARTS).find((part) =>
    PARTS[part].some((folder) => folder === '' || name.startsWith(`${folder}/`)),
  );
}

/** How a module is asked for by who is not in its part. */
function fromPart(name) {
  return `require("./${partOf(name)}")["${name}"]`;
}

/**
 * Re-exports that load their module when somebody asks for the name, and not all of them with the package: an app uses a
 * handful of patterns, and evaluating the others was most of what importing cost.
 */
function withLazyExports(index) {
  const paths = new Map();
  const withoutLoads = index.replace(/^(?:var|const) (\w+) = require\("\.\/([^"]+)"\);\n/gm, (_, name, path) => {
    paths.set(name, path);
    return '';
  });
  const lazy = withoutLoads.replace(REEXPORT, (asWritten, name, module, member) =>
    paths.has(module) ? `lazily("${name}", () => ${fromPart(paths.get(module))}.${member});` : asWritten,
  );
  if (paths.size === 0 || [...paths.keys()].some((name) => lazy.includes(name))) {
    throw new Error('lib/index.js does not look as the compiler used to write it; adapt withLazyExports');
  }
  return lazy.replace('"use strict";\n', (first) => `${first}${FIRST_DOOR}`);
}

/** The modules of each part that the first door or another part asks for. */
async function askedOfParts() {
  const { metafile } = await build({
    ...common,
    entryPoints: [INDEX],
    write: false,
    metafile: true,
    external: ['./checker'],
    plugins: [fromChecker],
  });
  const asked = Object.fromEntries(Object.keys(PARTS).map((part) => [part, new Set()]));
  for (const [file, { imports }] of Object.entries(metafile.inputs)) {
    for (const { path, external } of imports) {
      const name = moduleName(path);
      const isOwn = external !== true && path.startsWith('lib/');
      if (isOwn && (file === INDEX || partOf(moduleName(file)) !== partOf(name))) {
        asked[partOf(name)].add(name);
      }
    }
  }
  return asked;
}

/** Has a part find in the others what they hold. */
function fromOtherParts(part) {
  return {
    name: 'from-other-parts',
    setup(bundling) {
      bundling.onResolve({ filter: /^\.\.?\// }, async ({ path, resolveDir, kind, pluginData }) => {
        if (pluginData === part) {
          return undefined;
        }
        const resolved = await bundling.resolve(path, { resolveDir, kind, pluginData: part });
        const name = moduleName(resolved.path);
        return resolved.external || partOf(name) === part ? resolved : { path: name, namespace: 'part' };
      });
      bundling.onLoad({ filter: /./, namespace: 'part' }, ({ path }) => ({
        contents: `module.exports = ${fromPart(path)};`,
        resolveDir: 'lib',
      }));
    },
  };
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

/** A file that evaluates each of its modules when it is asked for. */
function modulesNamed(modules) {
  const getters = Object.entries(modules).map(([name, path]) => `get "${name}"() { return require('${path}'); },`);
  return { contents: `module.exports = { ${getters.join(' ')} };`, resolveDir: 'lib' };
}

// All are read before the first is written over. The command exports nothing, and requiring it would run it.
const footers = Object.fromEntries(
  [INDEX, ...OTHER_DOORS].map((door) => [door, door === 'lib/cli.js' ? '' : exportsOf(door)]),
);
const asked = await askedOfParts();
const index = withLazyExports(readFileSync(INDEX, 'utf8'));

/*
 * Sentences name classes ("expected a ServicePort"), which bundling would rename to _ServicePort. Doors have none that anybody
 * sees, and the wrapping would hide their re-exports from who imports them by name.
 */
await build({
  ...common,
  stdin: modulesNamed(IN_CHECKER),
  outfile: CHECKER,
  keepNames: true,
  // A path is no package: what only the command draws with becomes part of it, and nothing is installed with the library.
  alias: DRAWN_WITH,
  footer: { js: LICENCE },
});

for (const [part, names] of Object.entries(asked)) {
  await build({
    ...common,
    stdin: modulesNamed(Object.fromEntries([...names].sort().map((name) => [name, `./${name}`]))),
    outfile: `lib/${part}.js`,
    keepNames: true,
    external: ['./checker', ...Object.keys(PARTS).map((each) => `./${each}`)],
    plugins: [fromChecker, fromOtherParts(part)],
  });
}

writeFileSync(INDEX, `${index}${footers[INDEX]}\n`);

for (const door of OTHER_DOORS) {
  await build({
    ...common,
    entryPoints: [door],
    outfile: door,
    allowOverwrite: true,
    external: ['./checker'],
    plugins: [fromChecker],
    // Node 22 and later keep what they compiled of the checker, which is most of what starting the command takes.
    banner: { js: door === 'lib/cli.js' ? "require('node:module').enableCompileCache?.();" : '' },
    footer: { js: footers[door] },
  });
}
