/** What a program ended with; no code, where it could not be started. */
export interface Ended {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** A program that is run with some arguments, such as the user's own kubectl. */
export type Program = (args: readonly string[]) => Ended;

/** As much as fits into a text of Node; its own limit is a megabyte. */
const MOST_BYTES = 2 ** 29;

/** A program that is found as the shell finds it, by the PATH of an environment. */
export function programNamed(name: string, env: Readonly<Record<string, string | undefined>>): Program {
  return (args) => {
    // Loaded when it is called for: to load it takes as long as to judge a small file.
    const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
    const { status, stdout, stderr, error } = spawnSync(name, args, {
      encoding: 'utf8',
      env,
      maxBuffer: MOST_BYTES,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return error === undefined
      ? { code: status ?? 1, out: stdout, err: stderr }
      : { code: undefined, out: '', err: error.message };
  };
}
