import { Duration } from 'cdk8s';
import { Probe } from 'cdk8s-plus-27';
import type { EngineFacts } from './engines/engine-facts';
import type { ReplicationFiles } from './replication-files';

/** How long a script may take to answer, in seconds; it asks the server over the network. */
const SECONDS_TO_ANSWER = 5;

/** What tells that a pod may serve: a script of the replication, or else what the image has. */
export function readinessOf(engine: EngineFacts, scripts: ReplicationFiles | undefined): Probe {
  return scripts?.ready === undefined
    ? engine.readiness()
    : Probe.fromCommand(scripts.ready, { timeoutSeconds: Duration.seconds(SECONDS_TO_ANSWER) });
}
