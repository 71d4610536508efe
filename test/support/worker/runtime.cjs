const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/**
 * Jest's runtime, which loads every module anew for every suite, but for the way modules are compiled. As Jest does it, V8
 * compiles each of the thousand modules that a suite loads as if it had never seen it; the text of a `Script` it
 * recognizes, so that a worker compiles a module once for all its suites.
 */
module.exports = class extends Runtime {
  constructor(...given) {
    super(...given);
    const { executor } = this;
    const compileAnew = executor.compile.bind(executor);
    const before = `(function(${executor.injectedModuleParameters.join(',')}){`;
    executor.compile = (text, filename) => {
      const context = executor.environment.getVmContext();
      if (context === null) {
        return null;
      }
      try {
        const script = new Script(`${before}${text}\n})`, { filename, columnOffset: -before.length });
        return script.runInContext(context);
      } catch {
        // Jest says what is wrong.
        return compileAnew(text, filename);
      }
    };
  }
};
