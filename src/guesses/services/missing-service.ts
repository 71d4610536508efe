import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { madeServicesIn } from '../../model/traffic/made-services';
import { isKin, isSlip } from '../../values/likeness';
import { nearService } from './near-service';

/** What refers to a Service, and whether the files say in which namespace it looks for it. */
export interface Placed {
  readonly namespaceGiven: boolean;
}

/** Whether a Service is among the given manifests, made by an operator of one of them, or in every cluster. */
export function isProvided(cluster: Cluster, namespace: string, name: string | undefined): boolean {
  return (
    name !== undefined &&
    (cluster.services.named(namespace, name).length > 0 ||
      (namespace === 'default' && name === 'kubernetes') ||
      madeServicesIn(cluster).named(namespace, name).length > 0 ||
      misspeltServices(cluster).has(`${namespace}/${name}`))
  );
}

/** The objects whose kind is a slip of `Service`, which is told of. */
const misspeltServices = once(
  ({ objects }: Cluster): ReadonlySet<string> =>
    new Set(
      objects
        .filter(({ apiVersion, kind }) => apiVersion === 'v1' && isSlip(kind, 'Service'))
        .map(({ namespace, name }) => `${namespace}/${name}`),
    ),
);

/**
 * Whether a Service that an object refers to is a mistake, rather than one that lies in other files: there is one of
 * nearly that name, or one in another namespace.
 */
export function isSurelyMissing(cluster: Cluster, from: Placed, namespace: string, name: string): boolean {
  return nearService(cluster, namespace, name) !== undefined || isElsewhere(cluster, from, name);
}

/** Whether a Service that an object refers to in its own namespace is in another one, for certain. */
function isElsewhere(cluster: Cluster, from: Placed, name: string): boolean {
  return from.namespaceGiven && cluster.services.anywhere(name).some(({ object }) => object.namespaceGiven);
}

/** Whether the pods for a missing Service are here and no Service selects them, as one does with most others. */
export function hasIdlePods(cluster: Cluster, namespace: string, name: string): boolean {
  const serving = cluster.workloads
    .in(namespace)
    .filter(({ pod, runsToCompletion }) => pod.ports.length > 0 && !runsToCompletion);
  const idle = serving.filter((workload) => cluster.isIdle(workload));
  // Where most have none, Services are not written down: courses make them with kubectl expose.
  return 2 * idle.length <= serving.length && idle.some((workload) => isKin(workload.name, name));
}
