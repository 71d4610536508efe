/**
 * Questions in rows that are each asked by one call of the rig's client, one after the other: those that are asked alike, and no more
 * than so many in a row, for each may have to wait.
 */
export function inRows<T>(questions: readonly T[], most: number, askedAs: (question: T) => string): T[][] {
  const rows: T[][] = [];
  const open = new Map<string, T[]>();
  for (const question of questions) {
    const key = askedAs(question);
    const row = open.get(key);
    if (row === undefined || row.length === most) {
      const added = [question];
      open.set(key, added);
      rows.push(added);
    } else {
      row.push(question);
    }
  }
  return rows;
}
