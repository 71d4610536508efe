import { join } from 'node:path';
import { ApiServer } from '../../../api-server/harness/api-server';
import { connectionOf, publish } from '../../../api-server/harness/connection';
import type { Manifest } from '../../../support/synth';
import { PROGRAM, publishRig } from '../../harness/rig';
import { LOGS, type RigProgram, startRig } from '../../harness/rig-program';
import { until } from '../../harness/waiting';
import type { Controller, Entrance } from './controllers';

/** Starting a rig and a controller in it takes half a minute on a machine that has other things to do. In milliseconds. */
const PATIENCE = 180_000;

/** Gives the tests of a file a rig of their own with a controller in it. */
export function inARigWith({ name, manifests }: Controller): void {
  let rig: RigProgram | undefined;

  beforeAll(async () => {
    const flags = [
      '--until-stdin-closes',
      '--keep-logs',
      join(LOGS, name),
      ...manifests().map((path) => `--with=${path}`),
    ];
    rig = await startRig([PROGRAM, 'up', ...flags], PATIENCE);
    publish(await connectionOf(rig.kubeconfig));
    publishRig(rig.folder);
  }, PATIENCE);

  afterAll(() => rig?.stop());
}

/** The address of the load balancer that leads to a controller. */
export async function addressOf({ namespace, service }: Entrance): Promise<string> {
  const server = new ApiServer();
  const { status } = await until(
    `the address of ${namespace}/${service}`,
    () => server.read({ apiVersion: 'v1', kind: 'Service', metadata: { name: service, namespace } }),
    ({ status: its }: Manifest) => its.loadBalancer?.ingress?.length > 0,
  );
  return status.loadBalancer.ingress[0].ip;
}
