import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Ended, Program } from '../../src/cli/kubectl/kubectl';
import type { Live } from './live-shop';

/** What the cluster behind a kubectl is like that is none. */
export interface FakeCluster {
  readonly objects: readonly Live[];
  /** Resources that the user may not read. */
  readonly forbidden?: readonly string[];
  /** Resources that the cluster does not have. */
  readonly absent?: readonly string[];
  /** What it says to every question, if it cannot be reached. */
  readonly down?: string;
}

const ANSWERS = join(__dirname, 'kubectl-answers.cjs');

/** A kubectl that answers without being started. */
export function answering(cluster: FakeCluster): Program {
  const { answer } = require(ANSWERS) as { answer(cluster: FakeCluster, args: readonly string[]): Ended };
  // As a program would read it.
  const read: FakeCluster = JSON.parse(JSON.stringify(cluster));
  return (args) => answer(read, args);
}

const PROGRAM = `#!${process.execPath}
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { answer } = require(${JSON.stringify(ANSWERS)});
const cluster = JSON.parse(readFileSync(join(__dirname, 'cluster.json'), 'utf8'));
const { code, out, err } = answer(cluster, process.argv.slice(2));
process.exitCode = code;
process.stdout.write(out);
process.stderr.write(err);
`;

/** Puts a program that answers the same, as the real one is, into a folder; gives the PATH on which it is found. */
export function kubectlIn(folder: string, cluster: FakeCluster): string {
  writeFileSync(join(folder, 'cluster.json'), JSON.stringify(cluster));
  writeFileSync(join(folder, 'kubectl'), PROGRAM);
  chmodSync(join(folder, 'kubectl'), 0o755);
  return [folder, process.env.PATH].join(delimiter);
}
