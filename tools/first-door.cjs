/*
 * What tools/bundle.mjs writes before the re-exports of lib/index.js, which loads the parts behind it when they are used.
 */

/*
 * Yarn 1 installs no peer dependencies, and an app with another release of cdk8s-plus lacks this one. The first thing that
 * every app needs is asked for at once: where Node imports the package as an ES module, it swallows what getters throw.
 */
try {
  require('cdk8s-plus-27');
} catch (error) {
  const [, peer] = /^Cannot find module '(constructs|cdk8s|cdk8s-plus-27)'/.exec(error?.message) ?? [];
  throw peer === undefined
    ? error
    : new Error(
        `cdk8s-service-patterns: found no package "${peer}", expected it among those of the app, for the constructs are made of it beside whatever release of cdk8s-plus the app uses; ` +
          `run: yarn add ${peer} (or npm install ${peer})`,
      );
}

/**
 * A re-export that loads its module when somebody asks for the name; afterwards it is there like any other. A getter written
 * out, in any other form than the compiler's, would hide its name from Node's reader of exports.
 */
// biome-ignore lint/correctness/noUnusedVariables: the re-exports that follow call it
function lazily(name, get) {
  const load = () => {
    const value = get();
    Object.defineProperty(exports, name, { enumerable: true, value });
    return value;
  };
  Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: load });
}
