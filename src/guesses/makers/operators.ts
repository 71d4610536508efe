import { FIXED_NAMES, mayMakePods } from '../../kinds/operators/by-products';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';

/** Whether custom resources are here that an operator may turn into pods, Services and Secrets nobody wrote. */
export const hasOperators = once(({ objects }: Cluster): boolean => objects.some(mayMakeObjects));

/**
 * Whether an operator may make what is called so in a namespace, or label its pods so: there is a custom resource of
 * that name, or of the first words of it, as there is `web` for Flagger's `web-primary`.
 */
export function mayBeMade(cluster: Cluster, namespace: string, name: string): boolean {
  if (!hasOperators(cluster)) {
    return false;
  }
  const orders = workOrders(cluster);
  const words = name.split('-');
  return FIXED_NAMES.has(name) || words.some((_, i) => orders.has(`${namespace}/${words.slice(0, i + 1).join('-')}`));
}

/** The names of custom resources that an operator may turn into pods and Services. */
const workOrders = once(
  ({ objects }: Cluster): ReadonlySet<string> =>
    new Set(objects.filter(mayMakeObjects).map(({ namespace, name }) => `${namespace}/${name}`)),
);

/**
 * Whether an object may be the work order of an operator: a custom resource that turns into pods and Services that
 * nobody wrote down.
 */
function mayMakeObjects(object: KubeObject): boolean {
  return object.known === undefined && mayMakePods(object);
}
