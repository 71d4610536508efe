import { mayGatherMetrics } from '../../guesses/pods/told-by-image';
import { PROMETHEUS } from '../../kinds/references/selection';
import type { Cluster } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import { once } from '../../model/lookup/once';
import { selectingIn } from '../../model/traffic/monitored';
import { isForNamespaceAlone } from '../../model/traffic/namespaces';
import { opens, reachedPort } from '../../model/traffic/opening';
import { placesOf } from '../../model/views/named';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';

/** Somebody from outside who finds no way to pods, as a sentence says it. */
export interface ShutOut {
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}

/** Whether a rule is for pods of its own namespace alone, be that named or not. */
export function isForOwnNamespace(rule: Field, namespace: string): boolean {
  const peers = rule.get('from').items;
  return (
    peers.length > 0 &&
    peers.every(
      (peer) =>
        !peer.has('ipBlock') &&
        (!peer.has('namespaceSelector') || isForNamespaceAlone(peer.get('namespaceSelector'), namespace)),
    )
  );
}

/** Prometheus, which a ServiceMonitor has scrape a port: it runs in a namespace of its own, unless it is seen beside the pods. */
export function prometheusShutOut(
  service: Service,
  workload: Workload,
  rules: readonly Field[],
  cluster: Cluster,
): ShutOut | undefined {
  const monitor = monitorsIn(cluster).find(({ chosen }) => chosen.some((each) => each.object === service.object));
  if (monitor === undefined || hasPrometheus(workload, cluster)) {
    return undefined;
  }
  const scraped = placesOf(monitor.object.root, monitor.selection.port ?? '').map(({ text }) => text);
  const ports = service.ports
    .filter(({ name }) => scraped.includes(name))
    .flatMap((port) => reachedPort(port, workload) ?? []);
  const opening = rules.filter((rule) => ports.some((port) => opens(rule, port, workload)));
  return opening.length > 0 && opening.every((rule) => isForOwnNamespace(rule, workload.namespace))
    ? {
        found: `pods of namespace ${workload.namespace} alone admitted to ${workload.object.title}`,
        expected: `Prometheus too, which scrapes it for ${monitor.object.title} and runs in a namespace of its own`,
        fix: 'admit that namespace as well',
      }
    : undefined;
}

const monitorsIn = once((cluster: Cluster) =>
  selectingIn(cluster).filter(({ selection }) => selection.kind === 'ServiceMonitor'),
);

/** Whether what scrapes is here, in the namespace of the pods: Prometheus itself, or an agent in its place. */
function hasPrometheus({ namespace }: Workload, cluster: Cluster): boolean {
  return (
    objectsOf(cluster, PROMETHEUS).in(namespace).length > 0 ||
    cluster.workloads.in(namespace).some(({ pod }) => pod.serving.some(({ image }) => mayGatherMetrics(image ?? '')))
  );
}
