import type { Cluster } from '../../model/cluster/cluster';
import { MOST_NAMED, nearestOfFew } from '../alternatives';

/** What may have been meant: a Service of that name elsewhere, or of a name like it here. */
export function servicesNear({ services }: Cluster, name: string, namespace: string): string[] {
  const elsewhere = services.anywhere(name).map(({ object }) => object.title);
  const here = nearestOfFew(name, services.in(namespace), (service) => [service.name]);
  return [...elsewhere, ...here.map((each) => `Service ${namespace}/${each}`)].slice(0, MOST_NAMED);
}
