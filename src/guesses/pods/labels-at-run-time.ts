/**
 * Whether applications put a label on their own pods while they run: who leads, who is active. A pod template without it
 * proves nothing. The key says so, or the value does (`operator: leader`).
 */
export function mayBeSetAtRunTime(key: string, value = ''): boolean {
  const name = key.slice(key.lastIndexOf('/') + 1);
  return (
    /role|master|leader|primary|active|sealed|initialized|state|status|ready|instance-?type/i.test(name) ||
    /^(leader|active)$/.test(value)
  );
}
