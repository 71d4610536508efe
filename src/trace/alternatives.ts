import { MOST_COMPARED } from '../values/likeness';
import { nearMiss } from '../values/near-miss';

/** How many of what might have been meant, or chosen, are named. */
export const MOST_NAMED = 3;

/** Some of the names that are there, the one first that may be meant. */
export function nearestFirst(wanted: string, there: Iterable<string>): string[] {
  const names = [...new Set(there)].filter((name) => name !== '' && name !== wanted).sort();
  const near = nearMiss(wanted, names);
  return (near === undefined ? names : [near, ...names.filter((name) => name !== near)]).slice(0, MOST_NAMED);
}

/** The same of things that there may be many of: none, where that is so, for whoever traces all of them would wait each time. */
export function nearestOfFew<T>(
  wanted: string,
  things: readonly T[],
  namesOf: (thing: T) => readonly string[],
): string[] {
  return things.length > MOST_COMPARED ? [] : nearestFirst(wanted, things.flatMap(namesOf));
}
