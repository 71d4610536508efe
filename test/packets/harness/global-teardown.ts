let clean = async (): Promise<void> => {};

/** Says what is to be done when all test files have run. */
export function atEnd(action: () => Promise<void>): void {
  clean = action;
}

export default function globalTeardown(): Promise<void> {
  return clean();
}

/** Says, for a run that has failed, where to look and how to see it again. */
export function tellWhatToLookAt(logs: string, script: string, seed: number): void {
  process.stdout.write(
    `\nLogs of this run: ${logs}. To repeat the order of the tests: npm run ${script} -- --seed=${seed}\n`,
  );
}
