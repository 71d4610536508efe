import type { Cluster } from '../model/cluster';
import type { KubeObject } from '../model/kube-object';
import { isKin, meant } from '../model/likeness';

/** Whether a Service is among the given manifests, or in every cluster. */
export function isProvided(cluster: Cluster, namespace: string, name: string | undefined): boolean {
  return (
    name !== undefined &&
    (cluster.services.named(namespace, name).length > 0 || (namespace === 'default' && name === 'kubernetes'))
  );
}

/** The Service of a namespace that a wrong name most likely means. */
export function nearService(cluster: Cluster, namespace: string, name: string): string | undefined {
  return meant(
    name,
    cluster.services.in(namespace).map((service) => service.name),
  );
}

/**
 * Whether a Service that an object refers to is a mistake, rather than one that lies in other files: there is one of
 * nearly that name, or in another namespace, or the pods for it are here and no Service selects them.
 */
export function isSurelyMissing(cluster: Cluster, from: KubeObject, name: string): boolean {
  return (
    nearService(cluster, from.namespace, name) !== undefined ||
    (from.namespaceGiven && cluster.services.anywhere(name).some(({ object }) => object.namespaceGiven)) ||
    cluster.workloads
      .in(from.namespace)
      .some((workload) => isKin(workload.name, name) && cluster.servicesOf(workload).length === 0)
  );
}
