import type { PoolFacts } from '../../kinds/load-balancers/address-pools';
import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import { objectsOf } from '../cluster/names';
import type { Service } from '../views/service';

/** The addresses that a Service asks its load balancer for, and where. */
export interface AskedAddresses {
  readonly field: Field;
  readonly addresses: readonly string[];
}

/** What a Service asks of a load balancer with pools: in its annotations, or in the field that is for all of them. */
export function askedAddresses(
  service: Service,
  { addresses, kind }: PoolFacts,
  cluster: Cluster,
): AskedAddresses | undefined {
  if (!service.isLoadBalancer) {
    return undefined;
  }
  const field = annotationOf(service, addresses) ?? service.spec.get('loadBalancerIP');
  const isForIt = field.key !== 'loadBalancerIP' || objectsOf(cluster, kind).all.length > 0;
  const asked = (field.text ?? '').split(',').flatMap((each) => each.trim() || []);
  return isForIt && asked.length > 0 ? { field, addresses: asked } : undefined;
}

/** The first of some annotations that an object bears. */
export function annotationOf({ object }: Pick<Service, 'object'>, keys: readonly string[]): Field | undefined {
  const key = keys.find((each) => object.annotations.has(each));
  return key === undefined ? undefined : object.root.find('metadata', 'annotations', key);
}
