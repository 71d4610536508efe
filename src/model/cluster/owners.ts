import type { KubeObject } from '../objects/kube-object';
import type { Workload } from '../views/workload';

/**
 * The workloads that somebody wrote. In a dump of a cluster stand a Deployment, the ReplicaSet that it made and the pods of
 * that: all are one, and the Deployment is where a person can change it.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export function withoutOwned(workloads: readonly Workload[]): Workload[] {
  const keys = new Set(workloads.map(({ object }) => keyOf(object.kind, object.namespace, object.name)));
  return workloads.filter(({ object }) => {
    const owner = controllerOf(object);
    return owner === undefined || !keys.has(keyOf(owner.kind, object.namespace, owner.name));
  });
}

/** What made an object and keeps it as it is; it lies in the same namespace. */
function controllerOf({ root }: KubeObject): { readonly kind: string; readonly name: string } | undefined {
  const owner = root.find('metadata', 'ownerReferences').items.find((each) => each.get('controller').flag === true);
  return owner && { kind: owner.get('kind').text ?? '', name: owner.get('name').text ?? '' };
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
