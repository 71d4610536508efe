import { Complaint } from '../../../src/values/complaint';
import { ApiServer } from './api-server';
import { buildCluster, startCluster } from './cluster-program';
import { connectionOf, publish } from './connection';
import { installGatewayApi } from './gateway-api';
import { atEnd } from './global-teardown';
import { settleSeed } from './options';
import { setPagesMode } from './pages';
import { beginRun, endRun, sweepOldRuns } from './run';
import { setupFailure } from './setup-failure';

/** The oldest server that agrees with this library: it takes Service names that begin with a digit, and strict addresses. */
const OLDEST = 36;

/** Gets an API server for all test files: that of `TEST_CLUSTER_KUBECONFIG`, or one of our own. */
export default async function globalSetup({ updateSnapshot }: { updateSnapshot: string }): Promise<void> {
  const given = process.env.TEST_CLUSTER_KUBECONFIG;
  setPagesMode(updateSnapshot === 'all' ? 'write' : 'compare');
  settleSeed();
  beginRun(!given);
  if (given) {
    const server = await connectToGiven(given);
    await refuseWithoutGatewayApi(server);
    await sweepOldRuns(server);
    atEnd(() => endRun(server));
    return;
  }
  buildCluster();
  const program = await startCluster();
  // Our own cluster takes its namespaces with it.
  atEnd(() => program.stop());
  await installGatewayApi(await connect(program.kubeconfig));
}

async function connect(kubeconfig: string): Promise<ApiServer> {
  const connection = await connectionOf(kubeconfig);
  publish(connection);
  return new ApiServer(connection);
}

async function connectToGiven(kubeconfig: string): Promise<ApiServer> {
  const where = 'TEST_CLUSTER_KUBECONFIG';
  const { server, version } = await reach(kubeconfig).catch((error: NodeJS.ErrnoException) => {
    // The first line alone: others may quote the file, and keys with it.
    const [why] = (error.code ?? error.message).split('\n');
    throw setupFailure(
      new Complaint(
        `${kubeconfig}, which leads to no cluster (${why})`,
        'the kubeconfig of a running cluster',
        'start the cluster, or leave the variable out',
      ),
      where,
    );
  });
  const minor = Number(/^v1\.(\d+)/.exec(version)?.[1]);
  if (!(minor >= OLDEST)) {
    throw setupFailure(
      new Complaint(
        `Kubernetes ${version}`,
        `v1.${OLDEST} or later, for older ones judge names and addresses differently`,
        'use a newer cluster, or leave the variable out',
      ),
      where,
    );
  }
  return server;
}

/** Definitions belong to the whole of a cluster, so whoever owns it installs them. */
async function refuseWithoutGatewayApi(server: ApiServer): Promise<void> {
  if (!(await server.serves('gateway.networking.k8s.io/v1', 'TLSRoute'))) {
    throw setupFailure(
      new Complaint(
        'a cluster without the Gateway API',
        'its experimental channel, release 1.5 or later',
        'install it (https://gateway-api.sigs.k8s.io/guides/), or leave the variable out',
      ),
      'TEST_CLUSTER_KUBECONFIG',
    );
  }
}

async function reach(kubeconfig: string): Promise<{ server: ApiServer; version: string }> {
  const server = await connect(kubeconfig);
  return { server, version: await server.version() };
}
