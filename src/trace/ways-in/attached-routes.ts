import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { attachmentTo, takersOf } from '../../model/traffic/attachment';
import type { Listener, ListenerHolder } from '../../model/views/gateway';
import type { Route } from '../../model/views/route';

/** The routes that attach to a listener. */
export function routesAt(cluster: Cluster, listener: Listener, { object }: ListenerHolder): readonly Route[] {
  return attachedRoutes(cluster).get(object)?.get(listener.field.path) ?? [];
}

/** The listeners that take a route. */
export function listenersTaking(cluster: Cluster, route: Route): readonly Listener[] {
  return attachedListeners(cluster).get(route);
}

const attachedListeners = once((cluster: Cluster) => {
  const listeners = new Multimap<Route, Listener>();
  for (const holder of [...cluster.gateways.all, ...cluster.listenerSets.all]) {
    for (const listener of holder.listeners) {
      for (const route of routesAt(cluster, listener, holder)) {
        listeners.add(route, listener);
      }
    }
  }
  return listeners;
});

/** The routes by what they attach to, and by the path of the listener in it. */
const attachedRoutes = once((cluster: Cluster) => {
  const routes = new Map<KubeObject, Multimap<string, Route>>();
  for (const route of cluster.routes.all) {
    for (const reference of route.parentRefs) {
      for (const parent of takersOf(cluster, reference)) {
        const attachment = attachmentTo(cluster, route, reference, parent);
        const at = routes.get(parent.object) ?? new Multimap<string, Route>();
        for (const { field } of attachment.is === 'attached' ? attachment.listeners : []) {
          // Of several references to the same, one is enough.
          if (at.get(field.path).at(-1) !== route) {
            at.add(field.path, route);
          }
        }
        routes.set(parent.object, at);
      }
    }
  }
  return routes;
});
