import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Where the packages of other languages are made, and what they are made with. What is made of our dependencies is kept between
 * runs, as it changes with their versions only.
 */

export const ROOT = join(__dirname, '..', '..', '..');
export const APPS = join(ROOT, 'test', 'languages', 'apps');
const WORKSHOP = join(ROOT, 'dist', 'languages');

const { devDependencies, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The release of a dependency that the tests are pinned to, which is the oldest that the package takes. */
export function releaseOf(dependency: string): string {
  return devDependencies[dependency];
}

export const OWN_VERSION: string = version;

/** The release of the jsii runtimes, which follow the generator. */
export function runtimeRelease(): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', 'jsii-pacmak', 'package.json'), 'utf8')).version;
}

/** A folder of the workshop, made where it is not there. */
export function bench(...path: string[]): string {
  const folder = join(WORKSHOP, ...path);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The folder with this library's package for a language, made anew. */
export function ownPackage(language: 'python' | 'java' | 'go'): string {
  const folder = join(WORKSHOP, 'own');
  rmSync(join(folder, language), { recursive: true, force: true });
  generate(language, ROOT, folder);
  return join(folder, language);
}

/** The folder with a dependency's package for a language, for registries do not have them all. */
export function packageOf(dependency: string, language: 'java' | 'go'): string {
  const folder = join(WORKSHOP, `${dependency}-${releaseOf(dependency)}-${runtimeRelease()}`);
  if (!existsSync(join(folder, language))) {
    // Under another name until it is whole, so that an interrupted run leaves nothing behind that looks like it.
    const unfinished = `${folder}-unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    generate(language, join(ROOT, 'node_modules', dependency), unfinished);
    mkdirSync(folder, { recursive: true });
    renameSync(join(unfinished, language), join(folder, language));
    rmSync(unfinished, { recursive: true });
  }
  return join(folder, language);
}

function generate(language: string, source: string, outdir: string): void {
  // The packages are packed as they lie there: building them again would take minutes.
  const env = { npm_config_ignore_scripts: 'true' };
  call(join(ROOT, 'node_modules', '.bin', 'jsii-pacmak'), ['--code-only', '-t', language, '-o', outdir, source], {
    env,
  });
}

interface CallOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a tool to its end; what it said is thrown where it fails. */
export function call(command: string, args: readonly string[], { cwd = ROOT, env = {} }: CallOptions = {}): void {
  try {
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe', env: environment(env) });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? error}`);
  }
}

/** What an app said, the complaints of its runtime apart, and whether it ended well. */
export interface Answer {
  readonly said: string;
  readonly complained: string;
  readonly ended: boolean;
}

export function answerOf(command: string, args: readonly string[], { cwd = ROOT, env = {} }: CallOptions = {}): Answer {
  const { stdout, stderr, status, error } = spawnSync(command, args, { cwd, encoding: 'utf8', env: environment(env) });
  if (error !== undefined) {
    throw error;
  }
  return { said: stdout, complained: stderr, ended: status === 0 };
}

function environment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, NODE_OPTIONS: '', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1', ...more };
}
