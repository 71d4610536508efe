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
export function beginLogs(parent = FOLDER): string {
  const name = `${new Date().toISOString().replace(/\D/g, '-')}${process.pid}`;
  for (const old of runsIn(parent).slice(0, 1 - KEPT)) {
    rmSync(join(parent, old), { recursive: true, force: true });
  }
  const folder = join(parent, name);
  process.env[VARIABLE] = folder;
  return folder;
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
function runsIn(parent: string): string[] {
  try {
    return readdirSync(parent).sort();
  } catch {
    return [];
  }
}
