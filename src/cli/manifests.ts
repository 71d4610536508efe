import type { KubeObject } from '../model/objects/kube-object';
import { readLongText } from '../model/objects/read';
import type { Problem } from '../model/reading/problem';
import { Complaint } from '../values/complaint';
import { sourcesAt } from './files';
import { Misuse } from './misuse';
import type { Progress } from './progress';
import type { Terminal } from './terminal';

/** Everything that the operands of a command name. */
export interface Manifests {
  readonly objects: readonly KubeObject[];
  readonly problems: readonly Problem[];
  /** How many files there were, standard input included. */
  readonly files: number;
}

/** Reads files, folders and standard input, and says meanwhile how far it is. Refuses what holds nothing at all. */
export function manifestsAt(operands: readonly string[], terminal: Terminal, progress: Progress): Manifests {
  const objects: KubeObject[] = [];
  const problems: Problem[] = [];
  let files = 0;
  for (const source of sourcesAt(operands, terminal)) {
    const reading = readLongText(source, (read) => progress.tell(() => readSoFar(objects.length + read, files + 1)));
    for (const object of reading.objects) {
      objects.push(object);
    }
    problems.push(...reading.problems);
    files++;
    progress.tell(() => readSoFar(objects.length, files));
  }
  if (objects.length === 0 && problems.length === 0) {
    throw Misuse.of(
      operands.join(' '),
      new Complaint('no object', 'at least one', 'see whether what should have made it failed'),
    );
  }
  return { objects, problems, files };
}

export function readSoFar(objects: number, files: number): string {
  return `${objects} objects in ${files} files read`;
}
