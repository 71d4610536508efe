import { execFile } from 'node:child_process';
import { join } from 'node:path';

/*
 * The running rig, for the test files, each of which runs in a realm of its own.
 */

const VARIABLE = 'PACKETS_RIG';

export const CLUSTER_FOLDER = join(__dirname, '..', '..', 'cluster');

export const PROGRAM = join(CLUSTER_FOLDER, 'bin', 'rig');

/** How kube-proxy works in it: `iptables` where whoever starts the suite says so. */
export const PROXY_MODE = process.env.PACKETS_PROXY_MODE ?? 'nftables';

/** Says where the rig is, for the processes that run the tests. */
export function publishRig(folder: string): void {
  process.env[VARIABLE] = folder;
}

/** The folder of a rig that runs already, where whoever starts the suite names one. */
export function runningRig(): string | undefined {
  return process.env[VARIABLE] || undefined;
}

/** The folder that stands for the running rig. */
export function rigFolder(): string {
  const folder = process.env[VARIABLE];
  if (folder === undefined) {
    throw new Error('There is no rig: run the suite by npm run test:packets');
  }
  return folder;
}

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A sub-command of the rig may take as long, in milliseconds: it waits for answers that may never come. */
const PATIENCE = 120_000;

/** Runs a sub-command of the rig's program for the running rig. */
export function rig(command: string, ...args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    execFile(
      PROGRAM,
      [command, '--rig', rigFolder(), ...args],
      { timeout: PATIENCE, maxBuffer: 64 * 2 ** 20 },
      (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') {
          reject(error);
          return;
        }
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      },
    );
  });
}
