import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import type { Cluster } from '../../model/cluster/cluster';
import { onceWithin } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { implementationOf } from '../../model/traffic/gateway-implementation';
import type { Field } from '../../values/field';
import type { HeldListener } from './held-listener';
import type { ShownSecret } from './shown-certificate';

/** Why a listener has no certificate to show, and the field that decides it. */
export interface NoCertificate {
  readonly because: string;
  readonly object: KubeObject;
  readonly field: Field;
}

/** Whether a listener ends TLS, and has to show a certificate for it. */
export function endsTls({ listener: { protocol, field } }: HeldListener): boolean {
  return protocol === 'HTTPS' || (protocol === 'TLS' && field.find('tls', 'mode').text !== 'Passthrough');
}

/** Whether no implementation serves a listener, for the certificate that it should show is not there. */
export function lacksCertificate(cluster: Cluster, held: HeldListener): boolean {
  return endsTls(held) && 'because' in certificateOf(cluster, held);
}

/** The Secret that a listener shows to clients, as far as the manifests tell; or why there is none. */
export function certificateOf(cluster: Cluster, { holder, listener }: HeldListener): ShownSecret | NoCertificate {
  const { object } = holder;
  const [certificate] = listener.certificates;
  if (certificate === undefined) {
    return { because: 'the listener names no certificate', object, field: listener.field };
  }
  const { namespace, name, field } = certificate;
  if (!cluster.grants.allow(object, certificate)) {
    return { because: `no ReferenceGrant lets ${object.title} refer to Secret ${namespace}/${name}`, object, field };
  }
  return { object, field, namespace, name };
}

/** All Secrets that the listeners of an implementation show. */
export const certificatesShownBy = onceWithin((cluster: Cluster, facts: GatewayFacts): readonly ShownSecret[] =>
  [...cluster.gateways.all, ...cluster.listenerSets.all].flatMap((holder) =>
    implementationOf(cluster, holder) !== facts
      ? []
      : holder.listeners.flatMap((listener) => {
          const shown = endsTls({ holder, listener }) ? certificateOf(cluster, { holder, listener }) : undefined;
          return shown === undefined || 'because' in shown ? [] : [shown];
        }),
  ),
);
