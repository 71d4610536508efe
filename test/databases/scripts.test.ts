import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './harness/processes';

const source = join(__dirname, '../../src/patterns/database/replication/scripts');
const own = ['harness', '../cluster/rootfs', '../cluster/rootfs/entrypoints'].map((folder) => join(__dirname, folder));
const scriptsIn = (folder: string, pattern: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));

// What is sourced is judged with what sources it.
const started = scriptsIn(source, /(^|\/)(start|ready|initdb)\.sh$/);

test.each([...started, ...new Set(own.flatMap((folder) => scriptsIn(folder, /\.sh$/)))])(
  'shellcheck has nothing to say on %s',
  async (file) => {
    const { status, out } = await run('shellcheck', [
      '--check-sourced',
      '--external-sources',
      '--source-path=SCRIPTDIR',
      file,
    ]);
    expect({ status, out }).toEqual({ status: 0, out: '' });
  },
);
