import { rmSync } from 'node:fs';
import { connectionOf, publish } from '../../api-server/harness/connection';
import { atEnd } from './global-teardown';
import { startOutside } from './outside';
import { publishRig } from './rig';
import { buildRig, LOGS, startRig } from './rig-program';

/** Gets a rig for all test files. */
export default async function globalSetup({ seed }: { seed: number }): Promise<void> {
  buildRig();
  // What lies there later is of this run.
  rmSync(LOGS, { recursive: true, force: true });
  const rig = await startRig();
  let stopOutside = async (): Promise<void> => {};
  atEnd(async () => {
    await stopOutside();
    await rig.stop();
    process.stdout.write(
      `\nThe rig's logs are in ${LOGS}. To repeat the order of the tests: npm run test:packets -- --seed=${seed}\n`,
    );
  });
  publish(await connectionOf(rig.kubeconfig));
  publishRig(rig.folder);
  stopOutside = await startOutside();
}
