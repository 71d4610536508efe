import fc from 'fast-check';

/**
 * The smallest part for which something is still so that is so for the whole: whatever else is taken away of it, it is not so any
 * more; as small as there is time for.
 *
 * @param isSo may throw for parts that make no sense; then it is not so for them
 * @param patience how long is looked for a smaller one, in milliseconds
 */
export async function smallestPart<T>(
  whole: readonly T[],
  isSo: (part: readonly T[]) => Promise<boolean>,
  patience: number,
): Promise<readonly T[]> {
  // Where each stood, for fast-check knows numbers again.
  const places = whole.map((_, i) => i);
  let smallest = whole;
  await fc.check(
    fc.asyncProperty(fc.tuple(...places.map((i) => fc.option(fc.constant(i)))), async (kept) => {
      const part = whole.filter((_, i) => kept.includes(i));
      // The whole is known.
      const holds = part.length === whole.length || (await isSo(part).catch(() => false));
      smallest = holds ? part : smallest;
      return !holds;
    }),
    { examples: [[places]], numRuns: 1, interruptAfterTimeLimit: patience },
  );
  return smallest;
}
