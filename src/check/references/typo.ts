import { isSlip, MOST_COMPARED } from '../../values/likeness';

/**
 * The candidate that a name is a typing slip of. Stricter than elsewhere: `internal` and `external` differ by two
 * letters and are meant to; and among more names than are compared, siblings cannot be told from slips.
 */
export function typoOf(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > MOST_COMPARED) {
    return undefined;
  }
  return candidates.find((each) => each !== name && isTypo(name, each));
}

function isTypo(a: string, b: string): boolean {
  const [parts, others] = [a.split(/[-_.]/), b.split(/[-_.]/)];
  return (
    parts.length === others.length &&
    parts.every((part, i) => part === others[i] || (beginsLike(part, others[i] ?? '') && isSlip(part, others[i] ?? '')))
  );
}

/** With the same letter, or one of them with the second of the other, where the first was left out. */
function beginsLike(a: string, b: string): boolean {
  return a[0] === b[0] || a === b.slice(1) || a.slice(1) === b;
}
