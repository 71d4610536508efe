import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The folder of a run in which the logs of its rigs lie, and what is kept of its failed tests.
 */

const FOLDER = join(__dirname, '..', 'logs');

const VARIABLE = 'PACKETS_LOGS';

/** As many runs are kept: more than are ever at work at once in one checkout. */
const KEPT = 10;

/** Names the folder of this run, also for the processes that run its tests, and removes those of the oldest runs. */
export function beginLogs(): string {
  const name = `${new Date().toISOString().replace(/\D/g, '-')}${process.pid}`;
  for (const old of runs().slice(0, 1 - KEPT)) {
    rmSync(join(FOLDER, old), { recursive: true, force: true });
  }
  process.env[VARIABLE] = join(FOLDER, name);
  return join(FOLDER, name);
}

/** The folder of this run. */
export function logsFolder(): string {
  const folder = process.env[VARIABLE];
  if (folder === undefined) {
    throw new Error('There is no run that keeps logs: start the suite by npm run test:packets');
  }
  return folder;
}

/** The names of the folders of all runs, the oldest first, as their times are written. */
function runs(): string[] {
  try {
    return readdirSync(FOLDER).sort();
  } catch {
    return [];
  }
}
