import type { Cluster } from '../cluster';
import type { KubeObject } from '../kube-object';
import { Multimap } from '../multimap';
import { once } from '../once';
import type { Service } from '../services/service';
import { isService } from './route';

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
