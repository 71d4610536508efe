/** Where a text stands that stood before, or undefined where all differ. */
export function repeatedAt(texts: readonly string[]): number | undefined {
  const seen = new Set<string>();
  for (const [i, text] of texts.entries()) {
    if (seen.has(text)) {
      return i;
    }
    seen.add(text);
  }
  return undefined;
}
