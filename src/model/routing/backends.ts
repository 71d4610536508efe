import type { Cluster } from '../cluster';
import type { KubeObject } from '../kube-object';
import { Multimap } from '../multimap';
import type { Service } from '../services/service';
import { isService } from './route';

/** What sends requests to each Service, collected once for each cluster. */
const collected = new WeakMap<Cluster, Multimap<string, KubeObject>>();

/** The Ingresses and routes that send requests to a Service. */
export function routersOf(cluster: Cluster, { namespace, name }: Service): readonly KubeObject[] {
  let routers = collected.get(cluster);
  if (routers === undefined) {
    routers = collect(cluster);
    collected.set(cluster, routers);
  }
  return routers.get(`${namespace}/${name}`);
}

function collect({ ingresses, routes }: Cluster): Multimap<string, KubeObject> {
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
}
