import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { connectionOf, publish } from '../../api-server/harness/connection';
import { atEnd } from './global-teardown';
import { startOutside } from './outside';
import { publishRig, runningRig } from './rig';
import { buildRig, LOGS, prepareDatabases, type RigProgram, startRig } from './rig-program';

const SCRIPT = process.env.npm_lifecycle_event ?? 'test:packets';

/** Gets a rig for all test files: the one that `PACKETS_RIG` names, or one of our own. */
export default async function globalSetup({ seed }: { seed: number }): Promise<void> {
  const given = runningRig();
  prepareDatabases();
  const rig = given === undefined ? await ownRig() : rigOf(given);
  let stopOutside = async (): Promise<void> => {};
  atEnd(async () => {
    await stopOutside();
    await rig.stop();
    const logs = given === undefined ? `The rig's logs are in ${LOGS}. ` : '';
    process.stdout.write(`\n${logs}To repeat the order of the tests: npm run ${SCRIPT} -- --seed=${seed}\n`);
  });
  publish(await connectionOf(rig.kubeconfig));
  publishRig(rig.folder);
  stopOutside = await startOutside();
}

function ownRig(): Promise<RigProgram> {
  buildRig();
  // What lies there later is of this run.
  rmSync(LOGS, { recursive: true, force: true });
  return startRig();
}

/** A rig that somebody else has started, and will stop. */
function rigOf(folder: string): RigProgram {
  return { kubeconfig: join(folder, 'admin.kubeconfig'), folder, stop: async () => {} };
}
