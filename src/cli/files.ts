import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { patchesOf } from '../model/reading/kustomization';
import type { Source } from '../model/reading/source';
import { Complaint } from '../values/complaint';
import { quoted } from '../values/wording';
import { Misuse } from './misuse';
import type { Terminal } from './terminal';

/** The texts that the operands of a command name: files, folders with all below them, and `-` for standard input. */
export function* sourcesAt(operands: readonly string[], terminal: Terminal): Iterable<Source> {
  for (const operand of operands) {
    if (operand === '-') {
      yield { name: '-', text: terminal.input() };
    } else if (isFolder(operand)) {
      yield* sourcesIn(operand);
    } else {
      yield { name: operand, text: textOf(operand) };
    }
  }
}

function* sourcesIn(folder: string): Iterable<Source> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  // A patch looks like an object, yet holds a part of one.
  const patches = new Set(
    entries
      .filter(({ name }) => /^kustomization(\.ya?ml)?$/i.test(name))
      .flatMap(({ name }) => patchesOf(textOf(join(folder, name)))),
  );
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) {
        yield* sourcesIn(path);
      }
    } else if (/\.(ya?ml|json)$/i.test(entry.name) && !patches.has(entry.name)) {
      yield { name: path, text: textOf(path), metByChance: true };
    }
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw unreadable(path, 'nothing there');
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, `a file that cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}

function unreadable(path: string, found: string): Misuse {
  return Misuse.of(
    quoted(path),
    new Complaint(found, 'a file or folder of manifests', 'check the path, or give - for standard input'),
  );
}
