import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Complaint } from '../../../src/values/complaint';
import { setupFailure } from '../../api-server/harness/setup-failure';
import { CLUSTER_FOLDER } from './rig';

/** Who runs the suite, and on what. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly uid: number | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

export const THIS_MACHINE: Machine = {
  platform: process.platform,
  uid: process.getuid?.(),
  environment: process.env,
};

/**
 * Refuses a machine on which the rig can be neither built nor run. That comes before all else that a suite prepares, which would fail with
 * sentences of its own. What the rig needs besides, it says itself when it starts.
 */
export function checkMachine(script: string, { platform, uid, environment }: Machine = THIS_MACHINE): void {
  const failure = (found: string, expected: string, cure: string) =>
    setupFailure(new Complaint(found, expected, cure), `npm run ${script}`);
  if (platform !== 'linux') {
    throw failure(platform, 'Linux', 'run it in a virtual machine, or leave it to CI');
  }
  if (uid !== 0) {
    throw failure(
      `user ${uid}`,
      'root, because network namespaces and the rules of the packet filter are made',
      `run it as root: sudo -E env "PATH=$PATH" npm run ${script}`,
    );
  }
  const found = goOf(environment);
  if (found === undefined || isOlder(found, WANTED_GO)) {
    throw failure(
      found === undefined ? 'no Go' : `Go ${found}`,
      `Go ${WANTED_GO} or later`,
      'install it (https://go.dev/dl/)',
    );
  }
}

/** As the rig's module asks for it: 1.26. */
const WANTED_GO = /^go (\d+\.\d+)/m.exec(readFileSync(join(CLUSTER_FOLDER, 'go.mod'), 'utf8'))?.[1] ?? '';

/** The version of Go that builds the rig: the one that is installed, or that it fetches because the module asks for it. */
function goOf(environment: NodeJS.ProcessEnv): string | undefined {
  const { stdout } = spawnSync('go', ['version'], { cwd: CLUSTER_FOLDER, env: environment, encoding: 'utf8' });
  return /go(\d+\.\d+\S*)/.exec(stdout ?? '')?.[1];
}

function isOlder(version: string, other: string): boolean {
  const [major, minor] = numbersOf(version);
  const [otherMajor, otherMinor] = numbersOf(other);
  return major === otherMajor ? minor < otherMinor : major < otherMajor;
}

function numbersOf(version: string): [number, number] {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return [Number(major), Number(minor)];
}
