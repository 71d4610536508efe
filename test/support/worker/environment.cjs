const { TestEnvironment } = require('jest-environment-node');

/**
 * Node, as Jest gives it to a suite, and what the suites of a worker share. Jest loads every module anew for every suite,
 * for one suite must not see what another did to it. The compiler is nobody's to change, and takes longer to load, and to
 * read the declarations of Kubernetes, than most suites run.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    // As many frames as Node has. Jest asks for a hundred, looks each up in source maps, and some suites have ten thousand refusals.
    this.global.Error.stackTraceLimit = 10;
    this.global.sharedInWorker = {
      get typescript() {
        return require('typescript');
      },
      sources,
    };
  }
};

/** The files that the compiler has read, by their names. */
const sources = new Map();
