import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './processes';

/** Where `ip` keeps the names of network namespaces. */
const NAMES = '/run/netns';

/** What the names of folders and namespaces begin with; the process that made them follows. */
export const OWN = `cdk8s-databases-${process.pid}-`;
const MADE = /^cdk8s-databases-(\d+)-/;

/** Takes away what runs left behind that were killed: their processes ended with them, their names and mounts did not. Another run may be doing the same. */
export async function clearLeftovers(): Promise<void> {
  const abandoned = (name: string) => {
    const owner = MADE.exec(name)?.[1];
    return owner !== undefined && !existsSync(`/proc/${owner}`);
  };
  for (const name of (existsSync(NAMES) ? readdirSync(NAMES) : []).filter(abandoned)) {
    await run('ip', ['netns', 'delete', name]);
  }
  for (const name of readdirSync(tmpdir()).filter(abandoned)) {
    const folder = join(tmpdir(), name);
    // The innermost first.
    for (const mount of readFileSync('/proc/mounts', 'utf8').split('\n').reverse()) {
      const [, path] = mount.split(' ');
      if (path?.startsWith(`${folder}/`)) await run('umount', [path]);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}
