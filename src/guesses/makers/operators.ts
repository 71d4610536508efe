import { FIXED_NAMES, isWorkOrder, makesNothing, makesSecretsAlone } from '../../kinds/operators/by-products';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';

/**
 * Whose operator may make pods, Services and Secrets that nobody wrote, in words: `the operator of Kafka shop/events`, by the first
 * custom resource that may be an order for some. Undefined where there is none.
 */
export const operatorIn = once((cluster: Cluster): string | undefined => {
  const [order] = workOrders(cluster);
  return order && operatorOf(order);
});

/**
 * Whose operator may make what is called so in a namespace, or label its pods so: there is a custom resource of that name,
 * or of the first words of it, as there is `web` for Flagger's `web-primary`.
 */
export function makerOf(cluster: Cluster, namespace: string, name: string): string | undefined {
  const any = operatorIn(cluster);
  if (any === undefined || FIXED_NAMES.has(name)) {
    return any;
  }
  const orders = workOrdersByName(cluster);
  const words = name.split('-');
  const order = words
    .map((_, i) => orders.get(`${namespace}/${words.slice(0, i + 1).join('-')}`))
    .find((each) => each !== undefined);
  return order && operatorOf(order);
}

function operatorOf({ title }: KubeObject): string {
  return `the operator of ${title}`;
}

/** The custom resources that an operator may turn into pods and Services. */
const workOrders = once(({ objects }: Cluster): readonly KubeObject[] => objects.filter(mayMakeObjects));

/** The same by namespace and name. */
const workOrdersByName = once(
  (cluster: Cluster): ReadonlyMap<string, KubeObject> =>
    new Map(workOrders(cluster).map((order) => [`${order.namespace}/${order.name}`, order])),
);

/**
 * Whether an object may be the work order of an operator: a custom resource that turns into pods and Services that
 * nobody wrote down. Of groups of which nothing is known it may be.
 */
function mayMakeObjects({ known, apiVersion, kind, group }: KubeObject): boolean {
  return (
    known === undefined && (isWorkOrder({ apiVersion, kind }) || !(makesNothing(group) || makesSecretsAlone(group)))
  );
}
