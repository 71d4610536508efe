import type { HttpRoute } from '../routes/http-route';
import { ResourceBackend } from '../routes/resource-backend';
import type { RouteBackend } from '../routes/route-backend';
import { TrafficSplit } from '../routes/traffic-split';
import type { BackendRef } from './specs';

/** Where the requests of a route go, each with its share; `own` is the namespace of the route. */
export function backendRefs(route: HttpRoute, own: string | undefined): BackendRef[] {
  const { target } = route;
  const { canary } = route._options;
  if (target instanceof ResourceBackend) {
    return [{ group: target.apiGroup, kind: target.kind, name: target.name }];
  }
  if (target instanceof TrafficSplit) {
    return target.shares.map(({ backend, weight }) => backendRef(backend, own, weight));
  }
  if (canary?.percent !== undefined) {
    return [
      ...target._backends.map((backend) => backendRef(backend, own, 100 - (canary.percent ?? 0))),
      backendRef(canary.backend, own, canary.percent),
    ];
  }
  return target._backends.map((backend) => backendRef(backend, own));
}

/** One backend, with its namespace where that is another. */
export function backendRef(backend: RouteBackend, own: string | undefined, weight?: number): BackendRef {
  const { serviceName, port, _namespace } = backend;
  return { name: serviceName, namespace: _namespace === own ? undefined : _namespace, port, weight };
}
