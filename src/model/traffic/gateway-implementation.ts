import { GATEWAYS } from '../../kinds/gateways';
import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import type { Cluster } from '../cluster/cluster';
import { Gateway, type ListenerHolder, ListenerSet } from '../views/gateway';

/**
 * The implementation that serves the listeners of a Gateway or ListenerSet, by the GatewayClass it names or by a class name
 * that says enough. Undefined where that is unknown: class names are free to choose.
 */
export function implementationOf(cluster: Cluster, holder: ListenerHolder): GatewayFacts | undefined {
  if (holder instanceof ListenerSet) {
    const { namespace, name } = holder.parent;
    const [gateway] = cluster.gateways.named(namespace, name);
    return gateway === undefined ? undefined : implementationOf(cluster, gateway);
  }
  const name = holder instanceof Gateway ? holder.className : undefined;
  if (name === undefined) {
    return undefined;
  }
  const [known] = cluster.ofKind('GatewayClass').anywhere(name);
  const controller = known?.object.spec.get('controllerName').text;
  return GATEWAYS.find(({ controllerName, classes }) =>
    controller === undefined ? classes.includes(name) : controllerName.test(controller),
  );
}
