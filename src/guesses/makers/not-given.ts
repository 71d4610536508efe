/*
 * Doubts about what is missing, in the words that all rules share: the files that were given may not be all there are, and
 * kubectl may put where it is told to what names no namespace.
 */

/** That other files may hold what is missing: `Service`, `pods`. */
export function notGiven(what: string): string {
  return `the ${what} may be in files that were not given`;
}

/** That other files may hold a namesake of what is found in a wrong place, or of a wrong kind: `a Secret`, in `that namespace`. */
export function namesakeNotGiven(what: string, place?: string): string {
  return `${place === undefined ? 'there may be' : `${place} may have`} ${what} of the name too, in files that were not given`;
}

/** That kubectl may be told a namespace for what names none. */
export function unplaced(which = 'it'): string {
  return `${which} names no namespace, so kubectl may be told to put it there`;
}
