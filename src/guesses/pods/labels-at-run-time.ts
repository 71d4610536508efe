/**
 * Keys of labels that applications put on their own pods while they run: who leads, who is active. A pod template
 * without them proves nothing.
 */
export function mayBeSetAtRunTime(key: string): boolean {
  const name = key.slice(key.lastIndexOf('/') + 1);
  return /role|master|leader|primary|active|sealed|initialized|state|status|ready|instance-?type/i.test(name);
}
