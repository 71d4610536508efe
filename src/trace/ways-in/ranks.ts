/** Compares numbers in order; the first that differs decides. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((each, index) => each !== b[index]);
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
}
