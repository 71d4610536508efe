import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { Complaint } from '../../../src/values/complaint';

const FOLDER = join(__dirname, '..', '..', 'cluster');
const PROGRAM = join(FOLDER, 'bin', 'cluster');

/** The program gives up after two minutes by itself, and says why; whoever says nothing for longer hangs. */
const PATIENCE = 150_000;

/** It stops within a second, or five where something hangs. */
const PATIENCE_TO_STOP = 15_000;

/** As many lines of standard error as a failure repeats. */
const LAST_LINES = 30;

/** A running API server. */
export interface ClusterProgram {
  readonly kubeconfig: string;
  /** Ends it, with all its files. */
  stop(): Promise<void>;
}

/** Builds the program of test/cluster, which Go does in a second where nothing has changed. */
export function buildCluster(environment: NodeJS.ProcessEnv = process.env): void {
  if (spawnSync('go', ['version'], { env: environment }).status !== 0) {
    throw new Error(
      new Complaint(
        'neither Go nor the variable TEST_CLUSTER_KUBECONFIG',
        'one of them',
        'install Go 1.26 (https://go.dev/dl/), or set the variable to the kubeconfig of a cluster, such as one of kind or minikube',
      ).sentence('npm run test:cluster'),
    );
  }
  if (!existsSync(PROGRAM)) {
    console.error('Building a Kubernetes API server. That takes about five minutes, once; the next build takes seconds.');
  }
  const { status } = spawnSync(join(FOLDER, 'build.sh'), { env: environment, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    throw new Error(
      new Complaint(
        'an API server that cannot be built',
        'test/cluster/build.sh to end well',
        'see what Go says above',
      ).sentence('npm run test:cluster'),
    );
  }
}

/**
 * Starts the program and waits until it is ready. It ends by itself when this process does, however that dies: it reads
 * a pipe whose other end is here.
 */
export async function startCluster(
  [program, ...args]: readonly [string, ...string[]] = [PROGRAM, '--until-stdin-closes'],
  patience = PATIENCE,
): Promise<ClusterProgram> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter((line) => line !== ''));
    lines.splice(0, lines.length - LAST_LINES);
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  try {
    const kubeconfig = await announced(child, () =>
      child.killed ? `nothing for ${patience / 1000} s` : lines.join('\n'),
    );
    return { kubeconfig, stop: () => stop(child) };
  } finally {
    clearTimeout(timer);
  }
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** What follows `KUBECONFIG=` on standard output; an error where the program ends before it says so. */
function announced(child: Child, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const path = /^KUBECONFIG=(.+)$/m.exec(output)?.[1];
      if (path !== undefined) {
        resolve(path);
      }
    });
    child.once('error', reject);
    child.once('close', (code) =>
      reject(
        new Error(
          new Complaint(
            `an API server that ended (${code ?? 'killed'}) before it was ready`,
            'one that gets ready',
            `see what it said: ${said() || 'nothing'}`,
          ).sentence('npm run test:cluster'),
        ),
      ),
    );
  });
}

async function stop(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const closed = new Promise((resolve) => child.once('close', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_TO_STOP);
  child.stdin.end();
  await closed;
  clearTimeout(timer);
}
