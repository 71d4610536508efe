import type { Cluster } from '../cluster/cluster';
import { Multimap } from '../lookup/multimap';
import { once } from '../lookup/once';
import type { Service } from '../views/service';

/** The name under which Kubernetes tells containers of a Service: `REDIS_CACHE` for `redis-cache`. */
export function variablePrefix({ name }: Pick<Service, 'name'>): string {
  const prefix = name.toUpperCase().replace(/[-.]/g, '_');
  return /^\d/.test(prefix) ? `_${prefix}` : prefix;
}

/** Whether containers are told of a Service at all: it needs an address. */
export function isAnnounced({ isExternalName, isHeadless }: Service): boolean {
  return !isExternalName && !isHeadless;
}

/** The Services of a namespace of which variables with a prefix would tell. */
export function servicesOfPrefix(cluster: Cluster, namespace: string, prefix: string): readonly Service[] {
  return servicesByPrefix(cluster).get(`${namespace}/${prefix}`);
}

const servicesByPrefix = once(({ services }: Cluster): Multimap<string, Service> => {
  const byPrefix = new Multimap<string, Service>();
  for (const service of services.all) {
    byPrefix.add(`${service.namespace}/${variablePrefix(service)}`, service);
  }
  return byPrefix;
});
