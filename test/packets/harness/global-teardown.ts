import { existsSync } from 'node:fs';

let clean = async (): Promise<void> => {};

/** Says what is to be done when all test files have run. */
export function atEnd(action: () => Promise<void>): void {
  clean = action;
}

export default function globalTeardown(): Promise<void> {
  return clean();
}

/** Says, for a run that has failed, where to look and how to see it again. Of a rig that still runs there are no logs but of what failed. */
export function tellWhatToLookAt(folder: string, script: string, seed: number): void {
  const logs = existsSync(folder) ? `Logs of this run: ${folder}. ` : '';
  process.stdout.write(`\n${logs}To repeat the order of the tests: npm run ${script} -- --seed=${seed}\n`);
}
