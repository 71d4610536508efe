import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { isKustomized } from './kustomize';

/**
 * What tells that an object may be a patch, which looks like an object and holds a part of one, in words: its file, what it lacks,
 * or that what it would patch is here. Undefined where nothing does.
 */
export function signOfPatch(cluster: Cluster, object: KubeObject): string | undefined {
  if (isCalledPart(object)) {
    return 'its file is called so';
  }
  if (isFragment(object)) {
    return 'it lacks what no whole object lacks';
  }
  if (isKustomized(cluster) && isBare(object)) {
    return 'it has nothing but metadata, which Kustomize merges into what has more';
  }
  return hasVariant(cluster, object) ? `another ${object.kind} is called ${object.name}` : undefined;
}

/** Whether there is another object of the same kind and name, whatever its namespace: a variant of it, or a patch. */
export function hasVariant(cluster: Cluster, { name, kind }: KubeObject): boolean {
  return (countsOf(cluster).get(name)?.get(kind) ?? 0) > 1;
}

/**
 * Whether the name of a file says that it holds parts of objects: patches, by its own name or that of its folder, or
 * what a test asserts of the objects in a cluster.
 */
export function isCalledPart({ file: path = '' }: KubeObject): boolean {
  const [file, folder = ''] = path.split(/[\\/]/).reverse();
  return /(^|[-_.])(patch(es)?|assert)([-_.]|$)/i.test(file ?? '') || /^patch(es)?$/i.test(folder);
}

/** Whether an object of a file says how to merge it, or lacks all that only a whole controller must have. */
function isFragment({ root, spec, group, kind, origin }: KubeObject): boolean {
  // What a program hands over is whole.
  if (origin === undefined) {
    return false;
  }
  if (root.get('$patch').isGiven) {
    return true;
  }
  const containers = spec.find('template', 'spec', 'containers').items;
  return (
    group === 'apps' &&
    kind !== 'ControllerRevision' &&
    !spec.get('selector').isGiven &&
    spec.isMap &&
    (!spec.find('template', 'metadata').isGiven || containers.some((each) => !each.has('image')))
  );
}

/** Whether an object has nothing but metadata. */
function isBare({ root }: KubeObject): boolean {
  return root.keys.every((key) => key === 'apiVersion' || key === 'kind' || key === 'metadata');
}

/** How often each kind and name is there: by name, and by kind in it. */
const countsOf = once((cluster: Cluster): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const counts = new Map<string, Map<string, number>>();
  for (const { name, kind } of [...cluster.objects, ...cluster.patches]) {
    let kinds = counts.get(name);
    if (kinds === undefined) {
      kinds = new Map();
      counts.set(name, kinds);
    }
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return counts;
});
