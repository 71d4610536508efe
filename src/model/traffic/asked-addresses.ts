import type { PoolFacts } from '../../kinds/load-balancers/address-pools';
import { loadBalancerOfClass } from '../../kinds/load-balancers/all';
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
export function askedAddresses(service: Service, facts: PoolFacts, cluster: Cluster): AskedAddresses | undefined {
  if (!service.isLoadBalancer || isOfAnother(service, facts)) {
    return undefined;
  }
  const field = annotationOf(service, facts.addresses) ?? service.spec.get('loadBalancerIP');
  const isForIt = field.key !== 'loadBalancerIP' || objectsOf(cluster, facts.kind).all.length > 0;
  const asked = (field.text ?? '').split(',').flatMap((each) => each.trim() || []);
  return isForIt && asked.length > 0 ? { field, addresses: asked } : undefined;
}

/** Whether a Service is left to another load balancer, which may have pools as well. */
function isOfAnother({ spec }: Service, { of }: PoolFacts): boolean {
  const wanted = spec.get('loadBalancerClass').text;
  const owner = wanted === undefined ? undefined : loadBalancerOfClass(wanted);
  return owner !== undefined && owner.name !== of.name;
}

/** The first of some annotations that an object bears. */
export function annotationOf({ object }: Pick<Service, 'object'>, keys: readonly string[]): Field | undefined {
  const key = keys.find((each) => object.annotations.has(each));
  return key === undefined ? undefined : object.root.find('metadata', 'annotations', key);
}
