import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { Complaint } from '../../../src/values/complaint';
import type { Manifest } from '../../support/synth';
import type { ApiServer } from './api-server';
import { setupFailure } from './setup-failure';

/** The release of the Gateway API whose definitions judge what we make, as a Go module. */
const MODULE = 'sigs.k8s.io/gateway-api@v1.6.2';

/** The experimental channel holds all of the standard one, and `sessionPersistence`, which cookie affinity needs. */
const CHANNEL = 'experimental';

/** As long as a server takes to serve a new kind, in milliseconds: some seconds. */
const PATIENCE = 60_000;

/**
 * Has the server serve the kinds of the Gateway API, by the definitions that its own project publishes, with their rules in
 * CEL and all: nothing of them is ours.
 */
export async function installGatewayApi(server: ApiServer): Promise<void> {
  const definitions = definitionsOf(moduleFolder());
  for (const definition of definitions) {
    const { accepted, words } = await server.apply(definition);
    if (!accepted) {
      throw setupFailure(
        new Complaint(
          `${definition.metadata.name}, which the server refuses (${words})`,
          'its definition to be taken',
          'use a newer release of the Gateway API',
        ),
      );
    }
  }
  const isServed = () => server.serves('gateway.networking.k8s.io/v1', 'TLSRoute');
  for (const end = Date.now() + PATIENCE; !(await isServed()); ) {
    if (Date.now() > end) {
      throw setupFailure(
        new Complaint(
          `no Gateway API after ${PATIENCE / 1000} s`,
          'a server that serves it',
          'see the log of the server',
        ),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Where Go keeps the module, downloaded if it must be. It is no dependency of test/cluster, which runs no code of it. */
function moduleFolder(): string {
  const { status, stdout, stderr } = spawnSync('go', ['mod', 'download', '-json', MODULE], {
    encoding: 'utf8',
    cwd: join(__dirname, '..', '..', 'cluster'),
  });
  const { Dir: folder } = status === 0 ? JSON.parse(stdout) : { Dir: undefined };
  if (folder === undefined) {
    throw setupFailure(
      new Complaint(
        `no module ${MODULE} (${(stderr || stdout).trim().split('\n')[0]})`,
        'the definitions of the Gateway API',
        'let Go reach a module proxy',
      ),
    );
  }
  return folder;
}

function definitionsOf(folder: string): Manifest[] {
  const crds = join(folder, 'config', 'crd', CHANNEL);
  return readdirSync(crds)
    .filter((file) => /_.*\.yaml$/.test(file))
    .flatMap((file) => loadAll(readFileSync(join(crds, file), 'utf8')) as Manifest[])
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
}
