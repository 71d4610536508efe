import type { Cluster } from './cluster';
import type { KubeObject } from './kube-object';
import { once } from './once';

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

/** Whether Kustomize puts the set together, which writes namespaces, labels and selectors that no file has. */
export const isKustomized = once(({ objects }: Cluster): boolean =>
  objects.some(({ group }) => group === 'kustomize.config.k8s.io'),
);

/** Whether a kustomization of the set has a patch for an object, which may hold what the object lacks. */
export function isPatched(cluster: Cluster, object: KubeObject): boolean {
  return patched(cluster).has(keyOf(object));
}

const patched = once(({ patches }: Cluster): ReadonlySet<string> => new Set(patches.map(keyOf)));

function countsOf(cluster: Cluster): Map<string, number> {
  const counts = new Map<string, number>();
  for (const object of [...cluster.objects, ...cluster.patches]) {
    counts.set(keyOf(object), (counts.get(keyOf(object)) ?? 0) + 1);
  }
  return counts;
}

function keyOf({ kind, name }: KubeObject): string {
  return `${kind} ${name}`;
}
