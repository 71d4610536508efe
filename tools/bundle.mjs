/*
 * Makes a few files of the hundreds in lib/, after jsii compiled it: one for each door but the first, and five parts behind
 * that one, of which an app opens those that it uses. Opening a hundred files takes twice the time, and reading all of one
 * file, to find its functions, most of the rest; `npm run bench` shows it. What they open of the checker, `bundle-checker.mjs`
 * has made.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { build } from 'esbuild';
import { COMMON, inChecker } from './bundling.mjs';

const require = createRequire(import.meta.url);

/** The doors of the package. */
const INDEX = 'lib/index.js';
const OTHER_DOORS = ['lib/cli.js', 'lib/jest.js', 'lib/vitest.js', 'lib/adapted.js'];

/** The parts behind the first door, by the folders and files that they hold, the closest of them; what is in none is in `shared`. */
const PARTS = {
  databases: ['patterns/database'],
  ingresses: ['patterns/ingress', 'kinds/controllers'],
  gateways: ['patterns/gateway', 'kinds/gateways'],
  services: [
    ...['service', 'load-balancer', 'endpoints', 'address', 'selection'].map((folder) => `patterns/${folder}`),
    'kinds/load-balancers',
    'traffic',
  ],
  // What the Gateway API has no word for is asked by Ingresses as well, which need nothing else of Gateways.
  shared: ['', 'kinds/gateways/beyond-gateway-api'],
};

/** The modules that the doors ask for and the checker holds. */
const FROM_CHECKER = inChecker(['./cli/main', './embedding'], './checker/');

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
  const holding = Object.entries(PARTS).flatMap(([part, all]) =>
    all.filter((held) => held === '' || name === held || name.startsWith(`${held}/`)).map((held) => ({ part, held })),
  );
  return holding.sort((a, b) => b.held.length - a.held.length)[0].part;
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
    ...COMMON,
    entryPoints: [INDEX],
    write: false,
    metafile: true,
    plugins: [FROM_CHECKER],
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

for (const [part, names] of Object.entries(asked)) {
  await build({
    ...COMMON,
    stdin: modulesNamed(Object.fromEntries([...names].sort().map((name) => [name, `./${name}`]))),
    outfile: `lib/${part}.js`,
    // Sentences name classes ("expected a ServicePort"), which bundling would rename to _ServicePort. Doors have none that
    // anybody sees, and the wrapping would hide their re-exports from who imports them by name.
    keepNames: true,
    external: Object.keys(PARTS).map((each) => `./${each}`),
    plugins: [FROM_CHECKER, fromOtherParts(part)],
  });
}

writeFileSync(INDEX, `${index}${footers[INDEX]}\n`);

for (const door of OTHER_DOORS) {
  await build({
    ...COMMON,
    entryPoints: [door],
    outfile: door,
    allowOverwrite: true,
    plugins: [FROM_CHECKER],
    // Node 22 and later keep what they compiled of the checker, which is most of what starting the command takes.
    banner: { js: door === 'lib/cli.js' ? "require('node:module').enableCompileCache?.();" : '' },
    footer: { js: footers[door] },
  });
}
