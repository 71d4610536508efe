import type { Cluster } from '../cluster/cluster';
import { Multimap } from '../lookup/multimap';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import { isService } from '../views/route';
import type { Service } from '../views/service';

/** The Ingresses and routes that send requests to a Service. */
export function routersOf(cluster: Cluster, { namespace, name }: Service): readonly KubeObject[] {
  return routersByService(cluster).get(`${namespace}/${name}`);
}

const routersByService = once(({ ingresses, routes }: Cluster): Multimap<string, KubeObject> => {
  const routers = new Multimap<string, KubeObject>();
  for (const { object, backends } of ingresses.all) {
    for (const name of new Set(backends.map(({ serviceName }) => serviceName))) {
      routers.add(`${object.namespace}/${name}`, object);
    }
  }
  for (const { object, backendRefs } of routes.all) {
    for (const to of new Set(backendRefs.filter(isService).map(({ namespace, name }) => `${namespace}/${name}`))) {
      routers.add(to, object);
    }
  }
  return routers;
});
