import { API_SERVER } from '../../kinds/references/api-server';
import { isOneOf } from '../../kinds/references/kinds-of-others';
import type { Cluster } from '../cluster/cluster';
import { namingIn } from '../cluster/names';
import { Multimap } from '../lookup/multimap';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import { isService } from '../views/route';
import type { Service } from '../views/service';

/** The Ingresses and routes that send requests to a Service. */
export function routersOf(cluster: Cluster, { namespace, name }: Service): readonly KubeObject[] {
  return routersByService(cluster).get(`${namespace}/${name}`);
}

/** What has the API server itself ask a Service: webhooks, conversions and parts of its own API. */
export function askedByApiServer(cluster: Cluster, { namespace, name }: Service): readonly KubeObject[] {
  return askedByService(cluster).get(`${namespace}/${name}`);
}

const askedByService = once((cluster: Cluster): Multimap<string, KubeObject> => {
  const asked = new Multimap<string, KubeObject>();
  for (const { object, named } of namingIn(cluster)) {
    if (isOneOf(API_SERVER, object)) {
      for (const service of new Set(named.map(({ namespace, name }) => `${namespace}/${name}`))) {
        asked.add(service, object);
      }
    }
  }
  return asked;
});

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
