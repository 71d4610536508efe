import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Block } from './documented-code';

/*
 * Files that a document shows: a block of YAML whose first line is `# NAME.yaml`. Code and commands of the document run in
 * a folder that holds them.
 */

/** Does something in a folder with the files of a document. */
export function inFolderWith<T>(blocks: readonly Block[], work: () => T): T {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'documented-'));
  for (const { language, text } of blocks) {
    const [, name] = /^# ([\w.-]+\.yaml)\n/.exec(text) ?? [];
    if (language === 'yaml' && name !== undefined) {
      writeFileSync(join(folder, name), text);
    }
  }
  process.chdir(folder);
  try {
    return work();
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}
