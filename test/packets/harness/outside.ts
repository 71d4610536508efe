import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { askOften } from './places';
import { CLUSTER_FOLDER, PROGRAM, rigFolder } from './rig';
import { until } from './waiting';

const ECHO = join(CLUSTER_FOLDER, 'bin', 'echo');

/**
 * Starts an echo server on all addresses outside of the cluster.
 *
 * @param ports such as `tcp:9376`
 * @returns what stops it
 */
export async function startOutside(...ports: readonly string[]): Promise<() => Promise<void>> {
  const server = spawn(PROGRAM, ['in', '--rig', rigFolder(), 'outside', '--', ECHO, 'serve', ...ports], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(server, 'exit');
  for (const port of ports) {
    const [protocol, number] = port.split(':');
    await until(
      `an echo server outside on ${port}`,
      () => askOften('outside', `${protocol}://127.0.0.1:${number}`),
      ([{ ok }]) => ok,
    );
  }
  return async () => {
    server.kill('SIGTERM');
    await ended;
  };
}
