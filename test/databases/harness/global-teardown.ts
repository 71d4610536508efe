import { rmSync } from 'node:fs';

/** Leaves nothing behind that the set-up made. Reporters are asked before. */
export default function teardown(): void {
  const folder = process.env.DATABASES_SERVERS;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
