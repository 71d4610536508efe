import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { untilAnswered } from './places';
import { CLUSTER_FOLDER, PROGRAM, rigFolder } from './rig';

/** The port of hosts outside that the tests of the patterns call. */
export const OUTSIDE_PORT = 9376;

/** That, and those that the examples of rules write. */
const PORTS = [OUTSIDE_PORT, 80, 8080, 8443];

const ECHO = join(CLUSTER_FOLDER, 'bin', 'echo');

/** Starts an echo server on all addresses outside of the cluster, and returns what stops it. */
export async function startOutside(): Promise<() => Promise<void>> {
  const words = PORTS.map((port) => `tcp:${port}`);
  const server = spawn(PROGRAM, ['in', '--rig', rigFolder(), 'outside', '--', ECHO, 'serve', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(server, 'exit');
  await untilAnswered('outside', `tcp://127.0.0.1:${OUTSIDE_PORT}`);
  return async () => {
    server.kill('SIGTERM');
    await ended;
  };
}
