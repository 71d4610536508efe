import { NAMESPACE_NAME } from '../../kinds/parts/namespace-name';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { fulfils } from '../../model/views/label-selector';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Field } from '../../values/field';
import { type NearlyLabelled, nearlyLabelled } from './near-labels';

/** The pods that a selector of a policy misses by a slip in a label. */
export function podsMissed(selector: Field, namespace: string, cluster: Cluster): NearlyLabelled | undefined {
  const labels = selector.get('matchLabels').texts;
  return labels.size > 0 && cluster.pods.withLabels(namespace, labels).length === 0
    ? nearlyLabelled(cluster, namespace, labels)
    : undefined;
}

/** The namespace that is called what a selector says in a label, while none carries that label. */
export function namespaceMissed(selector: Field, cluster: Cluster): KubeObject | undefined {
  const labels = selector.get('matchLabels').texts;
  const all = labels.size === 0 ? [] : cluster.ofKind('Namespace').all.map(({ object }) => object);
  const meant = all.find(({ name }) => [...labels.values()].includes(name));
  const isFulfilled = all.some((each) => fulfils(new Map([...each.labels, [NAMESPACE_NAME, each.name]]), selector));
  return isFulfilled ? undefined : meant;
}

/** Whether a peer of a policy has a mistake by itself, so that nothing follows from what it lets through. */
export function isMissed(peer: Field, { object }: NetworkPolicy, cluster: Cluster): boolean {
  return peer.has('namespaceSelector')
    ? namespaceMissed(peer.get('namespaceSelector'), cluster) !== undefined
    : podsMissed(peer.get('podSelector'), object.namespace, cluster) !== undefined;
}
