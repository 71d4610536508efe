/** Whether a key is one that is known. A known one with a star at its end stands for all that begin like it. */
export function isMeantBy(known: string, key: string): boolean {
  return known.endsWith('*') ? key.startsWith(known.slice(0, -1)) : key === known;
}
