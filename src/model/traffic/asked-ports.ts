import type { Transport } from '../../kinds/references/reference';
import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import { namingIn } from '../cluster/names';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import { type Ingress, isAction } from '../views/ingress';
import { isService, type Route } from '../views/route';

/** A port of a Service to which something passes requests on, and the protocol in which it does. */
export interface AskedPort {
  readonly field: Field;
  readonly namespace: string;
  readonly service: string;
  readonly port: number | string;
  readonly asked: Transport;
}

/** What passes requests on: an Ingress, a route of the Gateway API or of a controller. */
export interface Passing {
  readonly object: KubeObject;
  readonly ports: readonly AskedPort[];
}

/** All that pass requests on in a protocol that is known. */
export const passingIn = once((cluster: Cluster): readonly Passing[] =>
  [
    ...cluster.ingresses.all.map((ingress) => ({ object: ingress.object, ports: ofIngress(ingress) })),
    ...cluster.routes.all.map((route) => ({ object: route.object, ports: ofRoute(route) })),
    ...namingIn(cluster).map(({ object, named }) => ({
      object,
      ports: named.flatMap(({ kind, namespace, name, port }) =>
        kind.kind === 'Service' && port?.asked !== undefined
          ? [{ field: port.field, namespace, service: name, port: port.value, asked: port.asked }]
          : [],
      ),
    })),
  ].filter(({ ports }) => ports.length > 0),
);

function ofIngress({ object, backends }: Ingress): readonly AskedPort[] {
  return backends.flatMap((backend) => {
    const { serviceName, port, portField } = backend;
    return serviceName === undefined || port === undefined || isAction(backend)
      ? []
      : [{ field: portField, namespace: object.namespace, service: serviceName, port, asked: 'TCP' as const }];
  });
}

function ofRoute({ object, backendRefs }: Route): readonly AskedPort[] {
  const asked = object.kind === 'UDPRoute' ? 'UDP' : 'TCP';
  return backendRefs
    .filter(isService)
    .flatMap(({ field, namespace, name, port }) =>
      port === undefined ? [] : [{ field: field.get('port'), namespace, service: name, port, asked }],
    );
}
