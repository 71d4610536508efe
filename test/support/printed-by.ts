import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What a script of `tools` prints, which is JSON: they are ES modules, and tests are not. */
export function printedBy<T>(script: string): T {
  const path = join(__dirname, '../../tools', script);
  return JSON.parse(execFileSync(process.execPath, [path], { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 }));
}
