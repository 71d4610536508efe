import fc from 'fast-check';
import { seedFrom } from '../../support/seed';

/*
 * How much is drawn at random, and from which seed. Set by environment variables:
 *
 *   API_SERVER_SEED   an integer that an earlier run printed, or "random"; the same one in each run by default
 *   API_SERVER_RUNS   how many times as much as usual is drawn; 1 by default
 */

const SEED = 'API_SERVER_SEED';

/** Settles the seed of a run, before its test files begin. */
export function settleSeed(): void {
  process.env[SEED] = String(seedFrom(SEED));
}

/** The seed of this run. */
export const seed = seedFrom(SEED);

/** How many times as much as usual is drawn. */
export const factor = Number(process.env.API_SERVER_RUNS || 1);

/** A number of runs, times what was asked for. */
export function runs(usual: number): number {
  return Math.ceil(usual * factor);
}

/** Different values that an arbitrary draws. */
export function drawn<T>(arbitrary: fc.Arbitrary<T>, numRuns: number): T[] {
  const values = fc.sample(arbitrary, { numRuns, seed });
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** How to run the same again. */
export const howToRepeat = `API_SERVER_SEED=${seed}${factor === 1 ? '' : ` API_SERVER_RUNS=${factor}`} npm run test:cluster`;
