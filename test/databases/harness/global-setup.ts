import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearLeftovers, OWN } from './leftovers';

/** What the pods are made with, and the packages of Debian that have it. */
const PROGRAMS = {
  mmdebstrap: 'mmdebstrap',
  ip: 'iproute2',
  nsenter: 'util-linux',
  setpriv: 'util-linux',
  unshare: 'util-linux',
  shellcheck: 'shellcheck',
};

/** Says in one sentence what this machine lacks, before anything is started. */
export default async function setup(): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new Error(
      `test:databases: found uid ${process.getuid?.()}, expected root; pods need namespaces and users of their own`,
    );
  }
  for (const [program, debianPackage] of Object.entries(PROGRAMS)) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) {
      throw new Error(`test:databases: found no ${program}, expected it in PATH; apt-get install ${debianPackage}`);
    }
  }
  await clearLeftovers();
  // Suites write here which servers they met, for the page of what was seen.
  process.env.DATABASES_SERVERS = mkdtempSync(join(tmpdir(), OWN));
}
