// Stands for `typescript` in all suites, see environment.cjs.
module.exports = globalThis.sharedInWorker.typescript;
