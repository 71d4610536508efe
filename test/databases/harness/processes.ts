import { type SpawnOptions, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** How a program ended, and what it said. */
export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program to its end. What it is told goes through its standard input, never through its arguments. */
export function run(program: string, args: readonly string[], input = '', options: SpawnOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: 'pipe' });
    let out = '';
    let err = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    // A program may end before it has read everything.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ status: code ?? (signal === null ? 1 : 128), out, err }));
  });
}

/** Runs a program that has to succeed, and gives what it prints. */
export async function succeed(program: string, ...args: string[]): Promise<string> {
  const { status, out, err } = await run(program, args);
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: found exit status ${status}, expected 0; ${err.trim()}`);
  }
  return out.trim();
}

/** Waits until something is so, and gives it; asks again after a pause. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined> | T | undefined,
  seconds = 60,
  milliseconds = 100,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`${what}: found nothing after ${seconds} s, expected it within`);
    }
    await pause(milliseconds);
  }
}

/** The process that a process started; undefined while there is none. */
export function childOf(pid: number): number | undefined {
  try {
    const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    return first === '' ? undefined : Number(first);
  } catch {
    return undefined;
  }
}
