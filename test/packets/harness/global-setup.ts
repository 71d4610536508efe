import { join } from 'node:path';
import { connectionOf, publish } from '../../api-server/harness/connection';
import globalTeardown, { atEnd, tellWhatToLookAt } from './global-teardown';
import { beginLogs } from './logs';
import { checkMachine } from './machine';
import { startOutside } from './outside';
import { publishRig, runningRig } from './rig';
import { buildRig, prepareDatabases, type RigProgram, startRig, upCommand } from './rig-program';

const STARTED = process.env.npm_lifecycle_event ?? '';

/** The script that runs this suite: whoever starts Jest by hand has an event of another name. */
const SCRIPT = STARTED.startsWith('test:packets') ? STARTED : 'test:packets';

/** A project of jest.config.js, all of which have a name. */
interface Project {
  readonly displayName: { readonly name: string };
}

/** The one whose tests run real databases. */
const WITH_DATABASES = 'rig-databases';

/** Gets a rig for all test files: the one that `PACKETS_RIG` names, or one of our own. */
export default async function globalSetup({ seed }: { seed: number }, { displayName }: Project): Promise<void> {
  checkMachine(SCRIPT);
  const given = runningRig();
  if (displayName.name === WITH_DATABASES) {
    prepareDatabases();
  }
  const logs = beginLogs();
  const rig = given === undefined ? await ownRig(logs) : rigOf(given);
  let stopOutside = async (): Promise<void> => {};
  atEnd(async () => {
    await stopOutside();
    try {
      await rig.stop();
    } finally {
      tellWhatToLookAt(logs, SCRIPT, seed);
    }
  });
  try {
    publish(await connectionOf(rig.kubeconfig));
    publishRig(rig.folder);
    stopOutside = await startOutside();
  } catch (error) {
    // After a setup that has failed, Jest tears nothing down.
    await globalTeardown();
    throw error;
  }
}

function ownRig(logs: string): Promise<RigProgram> {
  buildRig();
  return startRig(upCommand(logs));
}

/** A rig that somebody else has started, and will stop. */
function rigOf(folder: string): RigProgram {
  return { kubeconfig: join(folder, 'admin.kubeconfig'), folder, stop: async () => {} };
}
