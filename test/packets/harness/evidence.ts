import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM } from './rig';

/*
 * What a rig tells of a test that has failed, while it still does: with a namespace go its objects, and with its pods their logs.
 */

/** Copies objects, events and the logs of containers, of all namespaces, into a new folder inside another one, and returns it. */
export function keepEvidence(rig: string, parent: string, name: string): string {
  const folder = unused(join(parent, name));
  mkdirSync(folder, { recursive: true });
  const keep = (file: string, command: string, ...args: string[]) =>
    writeFileSync(join(folder, file), outputOf(command, '--rig', rig, ...args));
  keep('objects.yaml', 'dump');
  keep('events.txt', 'kubectl', 'get', 'events', '--all-namespaces', '--sort-by=.lastTimestamp');
  const nodes = join(rig, 'nodes');
  for (const node of readdirSync(nodes)) {
    keepLogs(join(nodes, node, 'logs'), join(folder, node));
  }
  return folder;
}

/** Copies what the pods of a node have written, a folder each. The kubelet removes those of others meanwhile. */
function keepLogs(logs: string, folder: string): void {
  for (const pod of existsSync(logs) ? readdirSync(logs) : []) {
    try {
      cpSync(join(logs, pod), join(folder, pod), { recursive: true });
    } catch (error) {
      if (existsSync(join(logs, pod))) {
        throw error;
      }
    }
  }
}

function outputOf(...args: string[]): string {
  return execFileSync(PROGRAM, args, { encoding: 'utf8', timeout: 60_000, maxBuffer: 2 ** 28 });
}

/** The path itself, or with the first number behind it that is free. */
function unused(path: string): string {
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? path : `${path}-${i}`;
    if (!existsSync(candidate)) {
      return candidate;
    }
  }
}
