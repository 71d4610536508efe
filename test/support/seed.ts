/** The seed where none is asked for: a change is judged by what it changes, and by the same draws as the last one. */
const USUAL = 1;

/** What draws anew: the workflow `drawn` of every night, and whoever looks for more. */
const ANEW = 'random';

/** The seed that an environment variable asks for: the usual one without it, another one each time for the word `random`. */
export function seedFrom(variable: string, env: NodeJS.ProcessEnv = process.env): number {
  const given = env[variable] || USUAL;
  const seed = given === ANEW ? Date.now() % 2 ** 31 : Number(given);
  if (!Number.isInteger(seed)) {
    throw new Error(`${variable}: expected an integer that an earlier run printed, or "${ANEW}"; found "${given}"`);
  }
  return seed;
}
