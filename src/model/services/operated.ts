import type { Cluster } from '../cluster';
import { mayMakeObjects } from '../kinds';
import { once } from '../once';

/** Services that the operator of Prometheus makes, whatever the resources are called. */
const OPERATED = /^(prometheus|alertmanager|thanos-ruler)-operated$/;

/**
 * Whether an operator may make what is called so in a namespace, or label its pods so: there is a custom resource of
 * that name, or of the first words of it, as there is `web` for Flagger's `web-primary`.
 */
export function mayBeMade(cluster: Cluster, namespace: string, name: string): boolean {
  if (!cluster.hasOperators) {
    return false;
  }
  const orders = workOrders(cluster);
  const words = name.split('-');
  return OPERATED.test(name) || words.some((_, i) => orders.has(`${namespace}/${words.slice(0, i + 1).join('-')}`));
}

/** The names of custom resources that an operator may turn into pods and Services. */
const workOrders = once(
  ({ objects }: Cluster): ReadonlySet<string> =>
    new Set(
      objects
        .filter(({ group, kind }) => mayMakeObjects(group, kind))
        .map(({ namespace, name }) => `${namespace}/${name}`),
    ),
);
