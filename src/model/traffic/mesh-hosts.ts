import { ISTIO_GATEWAY, VIRTUAL_SERVICE } from '../../kinds/references/istio';
import type { Field } from '../../values/field';
import { hostnamesMeet } from '../../values/hostnames';
import type { Cluster } from '../cluster/cluster';
import { namingIn, objectsOf } from '../cluster/names';
import type { KubeObject } from '../objects/kube-object';

/** A VirtualService of Istio that serves at Gateways alone, all of them here. */
export interface MeshRoute {
  readonly object: KubeObject;
  readonly gateways: readonly KubeObject[];
  readonly hosts: readonly Field[];
  /** The hosts of the Gateways that are open to its namespace. */
  readonly offered: readonly string[];
}

/** All VirtualServices of which it is known what their Gateways offer. */
export function meshRoutesIn(cluster: Cluster): readonly MeshRoute[] {
  const routes = objectsOf(cluster, VIRTUAL_SERVICE).all;
  return routes.length === 0
    ? []
    : namingIn(cluster).flatMap(({ object, named }) => {
        const asked = named.filter(({ kind }) => kind === ISTIO_GATEWAY);
        const gateways = asked.flatMap(({ namespace, name }) =>
          objectsOf(cluster, ISTIO_GATEWAY)
            .named(namespace, name)
            .map((each) => each.object),
        );
        // The proxies beside pods, which the word "mesh" stands for, serve any host.
        const isWhole = gateways.length > 0 && gateways.length === object.spec.get('gateways').length;
        const hosts = object.spec.get('hosts').items;
        return isWhole
          ? [{ object, gateways, hosts, offered: gateways.flatMap((each) => offeredBy(each, object)) }]
          : [];
      });
}

/** Whether one of the hosts that Gateways offer is that of a route. */
export function isOffered(host: string, { offered }: MeshRoute): boolean {
  return offered.some((each) => each === '*' || host === '*' || hostnamesMeet(each, host));
}

/**
 * The hosts of a Gateway. Before one may stand a namespace whose routes alone it is for, with a dot for its own and a star for all.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server-hosts
 */
function offeredBy(gateway: KubeObject, { namespace }: KubeObject): readonly string[] {
  return gateway.spec
    .get('servers')
    .items.flatMap((server) => server.get('hosts').items)
    .flatMap(({ text = '' }) => {
      const [host = '', from = '*'] = text.split('/').reverse();
      const isOpen = from === '*' || (from === '.' ? gateway.namespace : from) === namespace;
      return isOpen ? [host] : [];
    });
}
