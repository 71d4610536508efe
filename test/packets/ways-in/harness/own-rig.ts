import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ApiServer } from '../../../api-server/harness/api-server';
import { type Connection, publish } from '../../../api-server/harness/connection';
import type { Manifest } from '../../../support/synth';
import { logsFolder } from '../../harness/logs';
import { publishRig } from '../../harness/rig';
import { type RigProgram, startRig, upCommand } from '../../harness/rig-program';
import { until } from '../../harness/waiting';
import type { Controller, Entrance } from './controllers';

/** Starting a rig and a controller in it takes half a minute on a machine that has other things to do. In milliseconds. */
const PATIENCE = 180_000;

/** Gives the tests of a file a rig of their own with a controller in it. */
export function inARigWith({ manifests }: Controller): void {
  let rig: RigProgram | undefined;

  beforeAll(async () => {
    const logs = join(logsFolder(), basename(expect.getState().testPath ?? '', '.test.ts'));
    rig = await startRig(upCommand(logs, ...manifests().map((path) => `--with=${path}`)), PATIENCE);
    publish(connectionBy(rig.kubeconfig));
    publishRig(rig.folder);
  }, PATIENCE);

  afterAll(() => rig?.stop());
}

/** By the certificates that lie beside a kubeconfig of ours: the client that reads those is a module of a kind that tests cannot load. */
function connectionBy(kubeconfig: string): Connection {
  const read = (name: string) => readFileSync(join(dirname(kubeconfig), name), 'utf8');
  const server = /server: (\S+)/.exec(readFileSync(kubeconfig, 'utf8'))?.[1];
  if (server === undefined) {
    throw new Error(`${kubeconfig} names no server`);
  }
  return { server, ca: read('ca.crt'), cert: read('admin.crt'), key: read('admin.key'), headers: {} };
}

/** The address of the load balancer that leads to a controller, which may make its Service in its own time. */
export async function addressOf({ namespace, service }: Entrance): Promise<string> {
  const server = new ApiServer();
  const [address] = await until(
    `the address of ${namespace}/${service}`,
    async () => {
      const services: Manifest[] = await server.list('v1', 'Service', namespace, '');
      const found = services.find(({ metadata }) => metadata.name === service);
      return (found?.status?.loadBalancer?.ingress ?? []).map(({ ip }: Manifest): string => ip);
    },
    (addresses) => addresses.length > 0,
  );
  return address;
}
