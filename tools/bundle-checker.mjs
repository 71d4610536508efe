/*
 * Makes of the checker's sources a few files: one for each command, one for the doors of apps and tests, and those that several of
 * them share. Who asks for a check reads no tracer and no examples of rules.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build, transform } from 'esbuild';
import { COMMON, inChecker } from './bundling.mjs';
import { asCommonJs } from './common-js.mjs';
import { PARTS, withoutParts } from './rule-parts.mjs';

const require = createRequire(import.meta.url);

const CHECKER = 'lib/checker';

/** What is loaded when it is called for: each is a file of its own, and so is whatever several of them share. */
const COMMANDS = ['check', 'trace', 'diff', 'graph', 'cluster'].map((name) => `./${name}-command`);

/** The one answer that reads the manual of a rule. */
const MANUAL = './explained';

/** The packages that become part of the command, by the file that each means: for its pictures, and for its manual. */
const DRAWN_WITH = Object.fromEntries(
  ['@dagrejs/dagre', '@dagrejs/graphlib'].map((name) => [name, require.resolve(name)]),
);
const COMPARED_WITH = {
  // Of modules of ECMAScript, no more becomes part than is used.
  diff: join(dirname(require.resolve('diff/package.json')), 'libesm', 'index.js'),
};

/** The licence of a package, which goes where the package goes. */
function licenceOf(file) {
  return `/*\n${readFileSync(join(dirname(file), '..', 'LICENSE'), 'utf8').trim()}\n*/`;
}

/** Rules without some of their parts. */
function rulesWithout(names) {
  return {
    name: 'rules-without',
    setup(bundling) {
      // Parts of examples do nothing by themselves: who mentions none of them does without the file.
      bundling.onResolve({ filter: /^\.\.\/examples\// }, ({ path, resolveDir }) => ({
        path: `${join(resolveDir, path)}.ts`,
        sideEffects: false,
      }));
      bundling.onLoad({ filter: /src.check.rules.[a-z]+-[a-z-]+\.ts$/ }, ({ path }) => ({
        contents: withoutParts(readFileSync(path, 'utf8'), names),
        loader: 'ts',
      }));
    },
  };
}

rmSync(CHECKER, { recursive: true, force: true });
mkdirSync(CHECKER);
const { outputFiles } = await build({
  ...COMMON,
  entryPoints: {
    main: 'src/cli/main.ts',
    embedding: 'src/embedding/index.ts',
    ...Object.fromEntries(COMMANDS.map((command) => [basename(command), `src/cli/${basename(command)}.ts`])),
  },
  outdir: CHECKER,
  // esbuild splits modules of ECMAScript alone.
  format: 'esm',
  splitting: true,
  write: false,
  // A path is no package: what only the command draws with becomes part of it, and nothing is installed with the library.
  alias: DRAWN_WITH,
  plugins: [rulesWithout(PARTS.manual), inChecker([...COMMANDS, MANUAL], './')],
});
for (const { path, text } of outputFiles) {
  // Before anything is checked, Node reads all of this, and takes as long as it is.
  const { code } = await transform(asCommonJs(text), { minify: true, target: COMMON.target });
  writeFileSync(
    path,
    code + (text.includes('// node_modules/@dagrejs/') ? licenceOf(DRAWN_WITH['@dagrejs/dagre']) : ''),
  );
}
await build({
  ...COMMON,
  entryPoints: [`src/cli/${MANUAL}.ts`],
  outfile: join(CHECKER, `${MANUAL}.js`),
  alias: COMPARED_WITH,
  footer: { js: licenceOf(COMPARED_WITH.diff) },
  plugins: [rulesWithout(PARTS.judging)],
});
