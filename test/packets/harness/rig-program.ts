import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Complaint } from '../../../src/values/complaint';
import { setupFailure } from '../../api-server/harness/setup-failure';
import { CLUSTER_FOLDER, PROGRAM, PROXY_MODE } from './rig';

const WHERE = 'npm run test:packets';

/** It gives up by itself before, and says why; whoever says nothing for longer hangs. In milliseconds. */
const PATIENCE = 180_000;

/** It stops within some seconds. In milliseconds. */
const PATIENCE_TO_STOP = 60_000;

/** As many lines of standard error as a failure repeats. */
const LAST_LINES = 30;

/** A running rig. */
export interface RigProgram {
  readonly kubeconfig: string;
  /** The folder that stands for it. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Builds the rig, which Go does in seconds where nothing has changed. */
export function buildRig(): void {
  if (!existsSync(PROGRAM)) {
    console.error('Building a Kubernetes. That takes about fifteen minutes, once; the next build takes seconds.');
  }
  const { status } = spawnSync(join(CLUSTER_FOLDER, 'build-rig.sh'), { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    throw failure('a rig that cannot be built', 'test/cluster/build-rig.sh to end well', 'see what Go says above');
  }
}

/** The root file systems of the databases that examples run. */
const DATABASES = ['mysql-9.7', 'mariadb-11.8', 'postgres-15', 'postgres-18'];

/** Makes what the rig cannot make itself, because its nodes do not reach Debian: it finds it where this puts it. */
export function prepareDatabases(): void {
  for (const database of DATABASES) {
    const { status } = spawnSync(join(CLUSTER_FOLDER, 'rootfs', 'make.sh'), [database], {
      stdio: ['ignore', 'ignore', 2],
    });
    if (status !== 0) {
      throw failure(
        `no root file system ${database}`,
        'test/cluster/rootfs/make.sh to make it',
        'see what it says above',
      );
    }
  }
}

type Command = readonly [string, ...string[]];

/** What starts a rig whose logs are copied to a folder when it ends. */
export function upCommand(logs: string, ...flags: readonly string[]): Command {
  return [PROGRAM, 'up', '--until-stdin-closes', '--keep-logs', logs, `--proxy-mode=${PROXY_MODE}`, ...flags];
}

/** Starts a rig and waits until it is ready. It ends by itself when this process does, however that dies. */
export async function startRig([program, ...args]: Command, patience = PATIENCE): Promise<RigProgram> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter((line) => line !== ''));
    lines.splice(0, lines.length - LAST_LINES);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  try {
    const { kubeconfig, folder } = await announced(child, () =>
      child.killed ? `nothing for ${patience / 1000} s` : lines.join('\n'),
    );
    return { kubeconfig, folder, stop: () => stop(child, () => lines.join('\n')) };
  } finally {
    clearTimeout(timer);
  }
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const READY = /^KUBECONFIG=(\S+) RIG=(\S+)$/m;

function announced(child: Child, said: () => string): Promise<{ kubeconfig: string; folder: string }> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const [, kubeconfig, folder] = READY.exec(output) ?? [];
      if (kubeconfig !== undefined && folder !== undefined) {
        resolve({ kubeconfig, folder });
      }
    });
    child.once('error', reject);
    child.once('close', (code) =>
      reject(
        failure(
          `a rig that ended (${code ?? 'killed'}) before it was ready`,
          'one that gets ready',
          `see what it said: ${said() || 'nothing'}`,
        ),
      ),
    );
  });
}

/** Ends it; whoever ended before, or says that it could not do so in order, has failed. */
async function stop(child: Child, said: () => string): Promise<void> {
  const closed = once(child, 'close');
  const isOver = child.exitCode !== null || child.signalCode !== null;
  if (!isOver) {
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_TO_STOP);
    child.stdin.end();
    await closed;
    clearTimeout(timer);
  }
  if (isOver || child.exitCode !== 0) {
    throw failure(
      `a rig that ended (${child.exitCode ?? 'killed'}) ${isOver ? 'before it was asked to' : 'when it was asked to'}`,
      'one that ends in order when it is asked to',
      `see what it said: ${said() || 'nothing'}`,
    );
  }
}

function failure(found: string, expected: string, cure: string): Error {
  return setupFailure(new Complaint(found, expected, cure), WHERE);
}
