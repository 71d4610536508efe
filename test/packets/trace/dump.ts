import type { Manifest } from '../../support/synth';
import type { Stage } from '../harness/stage';

/** What a dump of an application holds: what it says, what Kubernetes has made of it, and how that fares. */
const KINDS = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'ReplicaSet'],
  ['v1', 'Pod'],
  ['v1', 'Service'],
  ['v1', 'Endpoints'],
  ['discovery.k8s.io/v1', 'EndpointSlice'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
] as const;

/** The objects of some namespaces as the cluster has them. */
export async function dumpOf(stages: readonly Stage[]): Promise<Manifest[]> {
  const lists = await Promise.all(
    stages.flatMap((stage) =>
      KINDS.map(async ([apiVersion, kind]) =>
        (await stage.list(apiVersion, kind)).map((each) => ({ ...each, apiVersion, kind })),
      ),
    ),
  );
  return lists.flat();
}
