import type { Cluster } from '../../model/cluster/cluster';
import { namingIn } from '../../model/cluster/names';
import { once } from '../../model/lookup/once';
import { operatorIn } from '../makers/operators';

/**
 * Whether something in a namespace waits for traffic on a port that nothing sends it: a Service that no Ingress, no
 * route and no other object names, or pods that no Service selects. What is misspelt, or was forgotten, leaves such a thing behind.
 */
export function hasUnclaimed(cluster: Cluster, namespace: string, port: number | string | undefined): boolean {
  const waiting = unclaimed(cluster);
  return (
    operatorIn(cluster) === undefined &&
    (waiting.pods.has(namespace) ||
      waiting.ports.has(`${namespace}/${port}`) ||
      (port === undefined && waiting.services.has(namespace)))
  );
}

/** What waits for traffic: namespaces with such pods, with such Services, and the ports of these. */
const unclaimed = once((cluster: Cluster) => {
  const claimed = new Set([
    ...cluster.ingresses.all.flatMap(({ object, backends }) =>
      backends.map(({ serviceName }) => `${object.namespace}/${serviceName}`),
    ),
    ...cluster.routes.all.flatMap(({ backendRefs }) =>
      backendRefs.map(({ namespace, name }) => `${namespace}/${name}`),
    ),
    ...namingIn(cluster).flatMap(({ named }) => named.map(({ namespace, name }) => `${namespace}/${name}`)),
  ]);
  const services = cluster.services.all.filter(
    ({ namespace, name, isHeadless }) => !isHeadless && !claimed.has(`${namespace}/${name}`),
  );
  const pods = cluster.workloads.all.filter(
    (workload) => workload.pod.ports.length > 0 && !workload.runsToCompletion && cluster.isIdle(workload),
  );
  return {
    pods: new Set(pods.map(({ namespace }) => namespace)),
    services: new Set(services.map(({ namespace }) => namespace)),
    ports: new Set(
      services.flatMap(({ namespace, ports }) =>
        ports.flatMap(({ name, number }) => [`${namespace}/${number}`, `${namespace}/${name}`]),
      ),
    ),
  };
});
