import type { Cluster } from '../model/cluster';
import type { KubeObject } from '../model/kube-object';
import { isKin, meant } from '../model/likeness';
import { once } from '../model/once';
import { listed, quoted } from '../values/wording';

const HEADLESS = /[-_.]headless$/;

/** Whether a Service is among the given manifests, or in every cluster. */
export function isProvided(cluster: Cluster, namespace: string, name: string | undefined): boolean {
  return (
    name !== undefined &&
    (cluster.services.named(namespace, name).length > 0 || (namespace === 'default' && name === 'kubernetes'))
  );
}

/** The Service of a namespace that a wrong name most likely means. */
export function nearService(cluster: Cluster, namespace: string, name: string): string | undefined {
  // Beside a headless Service there is often one for clients, which may lie in another file.
  const isAlike = (other: string) => HEADLESS.test(name) === HEADLESS.test(other);
  return meant(
    name,
    cluster.services.in(namespace).flatMap((service) => (isAlike(service.name) ? service.name : [])),
  );
}

/**
 * Whether a Service that an object refers to is a mistake, rather than one that lies in other files: there is one of
 * nearly that name, or one in another namespace.
 */
export function isSurelyMissing(cluster: Cluster, from: KubeObject, namespace: string, name: string): boolean {
  return nearService(cluster, namespace, name) !== undefined || isElsewhere(cluster, from, name);
}

/** Whether a Service that an object refers to in its own namespace is in another one, for certain. */
export function isElsewhere(cluster: Cluster, from: KubeObject, name: string): boolean {
  return from.namespaceGiven && cluster.services.anywhere(name).some(({ object }) => object.namespaceGiven);
}

/**
 * Whether something in a namespace waits for traffic on a port that nothing sends it: a Service that no Ingress and no
 * route names, or pods that no Service selects. What is misspelt, or was forgotten, leaves such a thing behind.
 */
export function hasUnclaimed(cluster: Cluster, namespace: string, port: number | string | undefined): boolean {
  const waiting = unclaimed(cluster);
  return (
    !cluster.hasOperators &&
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
  ]);
  const services = cluster.services.all.filter(
    ({ namespace, name, isHeadless }) => !isHeadless && !claimed.has(`${namespace}/${name}`),
  );
  const pods = cluster.workloads.all.filter(
    (workload) =>
      workload.pod.ports.length > 0 && !workload.runsToCompletion && cluster.servicesOf(workload).length === 0,
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

/** Whether the pods for a missing Service are here, in a namespace with other Services, and no Service selects them. */
export function hasIdlePods(cluster: Cluster, namespace: string, name: string): boolean {
  return (
    cluster.services.in(namespace).length > 0 &&
    cluster.workloads
      .in(namespace)
      .some((workload) => isKin(workload.name, name) && cluster.servicesOf(workload).length === 0)
  );
}

/** The Services that a wrong name may mean, for a sentence. */
export function expectedServices(cluster: Cluster, namespace: string, name: string): string {
  const near = nearService(cluster, namespace, name);
  const names = near === undefined ? cluster.services.in(namespace).map((service) => service.name) : [near];
  return names.length === 0 ? 'a Service of that name' : listed([...new Set(names)].sort().map(quoted));
}
