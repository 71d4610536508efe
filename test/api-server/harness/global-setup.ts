import { Complaint } from '../../../src/values/complaint';
import { ApiServer } from './api-server';
import { buildCluster, startCluster } from './cluster-program';
import { connectionOf, publish } from './connection';
import { atEnd } from './global-teardown';
import { setPagesMode } from './pages';
import { beginRun, endRun, sweepOldRuns } from './run';

/** The oldest server that agrees with this library: it takes Service names that begin with a digit, and strict addresses. */
const OLDEST = 36;

/** Gets an API server for all test files: that of `TEST_CLUSTER_KUBECONFIG`, or one of our own. */
export default async function globalSetup({ updateSnapshot }: { updateSnapshot: string }): Promise<void> {
  const given = process.env.TEST_CLUSTER_KUBECONFIG;
  setPagesMode(updateSnapshot === 'all' ? 'write' : 'compare');
  beginRun();
  if (given !== undefined && given !== '') {
    const server = await connect(given);
    await refuseOldServer(server);
    await sweepOldRuns(server);
    atEnd(() => endRun(server));
    return;
  }
  buildCluster();
  const program = await startCluster();
  // Our own cluster takes its namespaces with it.
  atEnd(() => program.stop());
  await connect(program.kubeconfig);
}

async function connect(kubeconfig: string): Promise<ApiServer> {
  const connection = await connectionOf(kubeconfig);
  publish(connection);
  return new ApiServer(connection);
}

async function refuseOldServer(server: ApiServer): Promise<void> {
  const version = await server.version();
  const minor = Number(/^v1\.(\d+)/.exec(version)?.[1]);
  if (!(minor >= OLDEST)) {
    throw new Error(
      new Complaint(
        `Kubernetes ${version}`,
        `v1.${OLDEST} or later, for older ones judge names and addresses differently`,
        'use a newer cluster, or leave the variable out',
      ).sentence('TEST_CLUSTER_KUBECONFIG'),
    );
  }
}
