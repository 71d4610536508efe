const { basename, join } = require('node:path');
const Everyday = require('../../support/worker/environment.cjs');
const { keepEvidence } = require('./evidence');
const { logsFolder } = require('./logs');

/** Keeps what the rig tells of a failed test before the hooks after it remove what the test was about. */
module.exports = class extends Everyday {
  constructor(config, context) {
    super(config, context);
    this.file = basename(context.testPath, '.test.ts');
    this.hasFailed = false;
  }

  handleTestEvent({ name, hook }) {
    if (name === 'test_fn_failure' || name === 'hook_failure') {
      this.hasFailed = true;
    }
    if (name === 'run_finish' || (name === 'hook_start' && hook.type.startsWith('after'))) {
      this.keep();
    }
  }

  keep() {
    // A file with a rig of its own says in its own realm only which that is.
    const rig = this.global.process.env.PACKETS_RIG;
    if (!this.hasFailed || rig === undefined) {
      return;
    }
    this.hasFailed = false;
    try {
      console.error(
        `What the rig tells of the failure is in ${keepEvidence(rig, join(logsFolder(), 'failed'), this.file)}`,
      );
    } catch (error) {
      console.error(`What the rig tells of the failure cannot be kept: ${error}`);
    }
  }
};
