import type { Cluster } from './cluster';
import type { KubeObject } from './kube-object';

/** How often each kind and name is there, counted once for each cluster. */
const counted = new WeakMap<Cluster, ReadonlyMap<string, number>>();

/**
 * Whether there is another object of the same kind and name, whatever its namespace: a variant of it, or a patch, which
 * looks like an object and holds a part of one.
 */
export function hasVariant(cluster: Cluster, object: KubeObject): boolean {
  let counts = counted.get(cluster);
  if (counts === undefined) {
    counts = countsOf(cluster);
    counted.set(cluster, counts);
  }
  return (counts.get(keyOf(object)) ?? 0) > 1;
}

function countsOf(cluster: Cluster): Map<string, number> {
  const counts = new Map<string, number>();
  for (const object of cluster.objects) {
    counts.set(keyOf(object), (counts.get(keyOf(object)) ?? 0) + 1);
  }
  return counts;
}

function keyOf({ kind, name }: KubeObject): string {
  return `${kind} ${name}`;
}
