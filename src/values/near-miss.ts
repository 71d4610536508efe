/** The longest text that is compared; nobody mistypes a paragraph. */
const LONGEST_COMPARED = 60;

/** So many letters longer or shorter a slip may make a name; what differs by more is another word, perhaps a newer one. */
export const LONGEST_SLIP = 2;

/** The candidate that a name is most likely a typing slip of, unless the nearest is another word by its length. */
export function nearName(name: string, candidates: readonly string[]): string | undefined {
  const near = nearMiss(name, candidates);
  return near !== undefined && Math.abs(near.length - name.length) <= LONGEST_SLIP ? near : undefined;
}

/** The candidate that `text` is most likely a typing slip of, or undefined when none is near. */
export function nearMiss(text: string, candidates: readonly string[]): string | undefined {
  if (text === '' || text.length > LONGEST_COMPARED) {
    return undefined;
  }
  const wanted = text.toLowerCase();
  let best: string | undefined;
  // A third of the letters may differ: `prots` finds `ports`, `exteranTrafficPolicy` finds its original.
  let bestDistance = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    // As many letters as one is longer than the other have to be added at least.
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) {
      continue;
    }
    const distance = editDistance(wanted, candidate.toLowerCase());
    // A distance as long as the candidate itself says that nothing is alike.
    if (distance < bestDistance && distance < candidate.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The one word of a list that a text is most likely meant for: a slip of it, or its beginning or end, as `Prefix` is of `PathPrefix`. */
export function nearWord(text: string, words: readonly string[]): string | undefined {
  const [only, another] =
    text.length < 3 ? [] : words.filter((each) => isPartOf(text.toLowerCase(), each.toLowerCase()));
  return nearMiss(text, words) ?? (another === undefined ? only : undefined);
}

function isPartOf(text: string, word: string): boolean {
  return word.startsWith(text) || word.endsWith(text);
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`, row by row. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const neighboursSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = neighboursSwapped ? beforeLast[j - 2] + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(last[j] + 1, row[j - 1] + 1, replaced, swapped));
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length];
}
