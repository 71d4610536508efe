import { ApiServer } from './api-server';

/*
 * One run of the suite keeps to namespaces of its own, so that it may use a cluster that others use as well.
 */

const VARIABLE = 'API_SERVER_RUN';

/** The label of all namespaces of all runs; its value says which run. */
const LABEL = 'cdk8s-service-patterns-test-run';

/** A run that takes longer than this is none any more, in milliseconds. */
const LONGEST_RUN = 60 * 60 * 1000;

/** Begins a run, of a name of its own. */
export function beginRun(): void {
  process.env[VARIABLE] = `sp-${Date.now().toString(36)}${process.pid.toString(36)}`;
}

/** Makes a namespace of this run. `purpose` is a part of a DNS label. */
export async function namespaceFor(server: ApiServer, purpose: string): Promise<string> {
  const name = `${thisRun()}-${purpose}`;
  await server.createNamespace(name, { [LABEL]: thisRun() });
  return name;
}

/** Removes the namespaces of this run. */
export async function endRun(server: ApiServer): Promise<void> {
  await removeNamespaces(server, await server.namespacesWith(`${LABEL}=${thisRun()}`));
}

/** Removes the namespaces of runs that were killed before they could. */
export async function sweepOldRuns(server: ApiServer): Promise<void> {
  const now = Date.now();
  const namespaces = await server.namespacesWith(LABEL);
  await removeNamespaces(
    server,
    namespaces.filter(({ metadata }) => now - Date.parse(metadata.creationTimestamp) > LONGEST_RUN),
  );
}

async function removeNamespaces(server: ApiServer, namespaces: readonly { status?: { phase?: string } }[]): Promise<void> {
  const alive = namespaces.filter(({ status }) => status?.phase !== 'Terminating');
  await Promise.all(alive.map((each) => server.remove({ ...each, apiVersion: 'v1', kind: 'Namespace' })));
}

function thisRun(): string {
  const run = process.env[VARIABLE];
  if (run === undefined) {
    throw new Error('There is no run: start the suite by npm run test:cluster');
  }
  return run;
}
