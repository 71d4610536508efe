import { setTimeout as pause } from 'node:timers/promises';

/** As long as anything in the rig takes at most, in milliseconds, on a machine that has other things to do. */
const PATIENCE = 60_000;

/** How soon a condition is looked at again, in milliseconds. */
const AGAIN = 150;

/**
 * Asks until the answer is as it should be, and returns it. Tests wait for conditions and never for times: how long
 * Kubernetes takes for a thing depends on what else the machine does.
 *
 * @param what what is waited for, for the failure, which ends with the last answer
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  isSo: (answer: T) => boolean,
  patience = PATIENCE,
): Promise<T> {
  const answer = await lastWithin(patience, ask, isSo);
  if (!isSo(answer)) {
    throw new Error(`not within ${patience / 1000} s: ${what}; last seen: ${JSON.stringify(answer)}`);
  }
  return answer;
}

/** Asks until the answer is as it should be, and returns the last one in any case; for tests that say themselves what differs. */
export async function lastWithin<T>(
  patience: number,
  ask: (round: number) => Promise<T>,
  isSo: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + patience;
  for (let round = 0; ; round++) {
    const answer = await ask(round);
    if (isSo(answer) || Date.now() > end) {
      return answer;
    }
    await pause(AGAIN);
  }
}
