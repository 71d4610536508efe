import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { isKustomization, patchesOf } from '../model/reading/kustomization';
import type { Source } from '../model/reading/source';
import { Complaint } from '../values/complaint';
import { quoted } from '../values/wording';
import { Misuse } from './misuse';
import type { Terminal } from './terminal';

/** The texts that the operands of a command name: files, folders with all below them, and `-` for standard input. */
export function* sourcesAt(operands: readonly string[], terminal: Terminal): Iterable<Source> {
  const named = operands.map((operand) => ({
    operand,
    files: operand === '-' ? [] : isFolder(operand) ? [...filesIn(operand)] : undefined,
  }));
  const patches = patchesIn(named.flatMap(({ operand, files = [operand] }) => files));
  for (const { operand, files } of named) {
    if (operand === '-') {
      yield { name: '-', text: terminal.input() };
    } else if (files === undefined) {
      yield { name: operand, text: textOf(operand), isPatch: patches.has(normalize(operand)) };
    } else {
      for (const path of files) {
        yield { name: path, text: textOf(path), metByChance: true, isPatch: patches.has(normalize(path)) };
      }
    }
  }
}

/** The files that kustomizations among these call patches. */
function patchesIn(files: readonly string[]): ReadonlySet<string> {
  return new Set(
    files.filter(isKustomization).flatMap((path) => patchesOf(textOf(path)).map((patch) => join(dirname(path), patch))),
  );
}

/** All files in a folder that may hold manifests, in the order of their names. */
function* filesIn(folder: string): Iterable<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) {
        yield* filesIn(path);
      }
    } else if (mayHoldManifests(entry.name) && (entry.isFile() || leadsToFile(path))) {
      yield path;
    }
  }
}

function mayHoldManifests(fileName: string): boolean {
  return /\.(ya?ml|json)$/i.test(fileName) || isKustomization(fileName);
}

/** Whether a symbolic link leads to a file: some lead nowhere, and some to folders that are read anyway, or to loops. */
function leadsToFile(link: string): boolean {
  return statSync(link, { throwIfNoEntry: false })?.isFile() ?? false;
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
