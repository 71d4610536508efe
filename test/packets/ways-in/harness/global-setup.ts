import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Complaint } from '../../../../src/values/complaint';
import { setupFailure } from '../../../api-server/harness/setup-failure';
import { atEnd, tellWhatToLookAt } from '../../harness/global-teardown';
import { beginLogs } from '../../harness/logs';
import { checkMachine } from '../../harness/machine';
import { CLUSTER_FOLDER } from '../../harness/rig';
import { buildRig } from '../../harness/rig-program';

const SCRIPT = 'test:packets:ways-in';

/** Builds the rig and the controllers. Each test file starts a rig of its own, for controllers disagree on the kinds of a cluster. */
export default function globalSetup({ seed }: { seed: number }): void {
  checkMachine(SCRIPT);
  buildRig();
  const { status } = spawnSync(join(CLUSTER_FOLDER, 'ways-in', 'build.sh'), { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    throw setupFailure(
      new Complaint(
        'a controller that cannot be built',
        'test/cluster/ways-in/build.sh to end well',
        'see what it says above',
      ),
      `npm run ${SCRIPT}`,
    );
  }
  const logs = beginLogs();
  atEnd(async () => tellWhatToLookAt(logs, SCRIPT, seed));
}
