import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { attachmentOf, parentsOf } from '../../model/traffic/attachment';
import type { Listener, ListenerHolder } from '../../model/views/gateway';
import type { ParentRef, Route } from '../../model/views/route';
import type { Field } from '../../values/field';

/** The routes that attach to a listener. */
export function routesAt(cluster: Cluster, listener: Listener, { object }: ListenerHolder): readonly Route[] {
  return attachedRoutes(cluster).get(object)?.get(listener.field.path) ?? [];
}

/** The routes by what they attach to, and by the path of the listener in it. */
const attachedRoutes = once((cluster: Cluster) => {
  const routes = new Map<KubeObject, Multimap<string, Route>>();
  for (const route of cluster.routes.all) {
    for (const reference of route.parentRefs) {
      const attachment = attachmentOf(cluster, route, reference);
      for (const { field, holder } of attachment.is === 'attached' ? listenersIn(cluster, reference, attachment) : []) {
        const at = routes.get(holder) ?? new Multimap<string, Route>();
        at.add(field.path, route);
        routes.set(holder, at);
      }
    }
  }
  return routes;
});

function listenersIn(
  cluster: Cluster,
  reference: ParentRef,
  { listeners }: { readonly listeners: readonly Listener[] },
): { readonly field: Field; readonly holder: KubeObject }[] {
  return parentsOf(cluster, reference).flatMap(({ object, listeners: all }) =>
    listeners.filter((each) => all.includes(each)).map(({ field }) => ({ field, holder: object })),
  );
}
