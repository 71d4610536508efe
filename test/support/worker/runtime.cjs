const { statSync } = require('node:fs');
const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/**
 * Jest's runtime, which loads every module anew for every suite, but for the way modules are transformed and compiled. As
 * Jest does it, each of the thousand modules that a suite loads is looked up on the disk once more, and V8 compiles it as if
 * it had never seen it. Here a worker keeps what it has transformed as long as the file stays what it was; and the text of a
 * `Script` V8 recognizes, so that it compiles a module once for all suites of a worker.
 */
module.exports = class extends Runtime {
  constructor(...given) {
    super(...given);
    transformOnce(this.transformCache);
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

/** What was transformed, by the names of the files, and when these were written. */
const transformed = new Map();

function transformOnce(cache) {
  const transformAnew = cache.transform.bind(cache);
  cache.transform = (filename, options) => {
    if (options?.isInternalModule) {
      return transformAnew(filename, options);
    }
    const { mtimeMs } = statSync(filename);
    const known = transformed.get(filename);
    if (known?.mtimeMs !== mtimeMs) {
      transformAnew(filename, options);
      transformed.set(filename, { mtimeMs, file: cache.transforms.get(filename) });
      return cache.transforms.get(filename).code;
    }
    const { file } = known;
    cache.transforms.set(filename, file);
    if (file.sourceMapPath) {
      cache.sourceMaps.set(filename, file.sourceMapPath);
    }
    return file.code;
  };
}
