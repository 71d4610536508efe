import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Lists of facts as their sources have them, which the tables in src/kinds are held against: one fact a line, below a line
 * that begins with "#" and names the source and its version. To renew one, read the source again and write the list anew;
 * where it and the table differ then, the source is right.
 */

/** The facts of a list, by its way from `test/kinds`. */
export function listedFacts(path: string): readonly string[] {
  return readFileSync(join(__dirname, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}
