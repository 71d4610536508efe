import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import type { Field } from '../../values/field';
import type { KubeObject } from '../objects/kube-object';
import { portNumberIn } from './port-fields';
import { type ObjectReference, referenceAt } from './route';

/** A listener of a Gateway or ListenerSet: a port at which it takes requests for some hosts. */
export interface Listener {
  readonly field: Field;
  readonly name: string;
  readonly port: number | undefined;
  readonly protocol: string | undefined;
  /** Empty for every host. */
  readonly hostname: string;
  /** The certificates it shows to clients. */
  readonly certificates: readonly ObjectReference[];
}

/** What has listeners that routes attach to. */
export class ListenerHolder {
  readonly listeners: readonly Listener[];

  constructor(readonly object: KubeObject) {
    this.listeners = object.spec.get('listeners').items.map((field) => ({
      field,
      name: field.get('name').text ?? '',
      port: portNumberIn(field.get('port')),
      protocol: field.get('protocol').text,
      hostname: field.get('hostname').text ?? '',
      certificates: field
        .find('tls', 'certificateRefs')
        .items.map((each) => referenceAt(each, object.namespace, '', 'Secret')),
    }));
  }
}

/** A Gateway. */
export class Gateway extends ListenerHolder {
  get className(): string | undefined {
    return this.object.spec.get('gatewayClassName').text;
  }

  /** Which namespaces its ListenerSets may lie in. Without a word, none. */
  get allowedListeners(): Field {
    return this.object.spec.find('allowedListeners', 'namespaces');
  }
}

/** A ListenerSet: more listeners for a Gateway, written by somebody else. */
export class ListenerSet extends ListenerHolder {
  /** The Gateway it belongs to. */
  get parent(): ObjectReference {
    const { spec, namespace } = this.object;
    return referenceAt(spec.get('parentRef'), namespace, GATEWAY_API_GROUP, 'Gateway');
  }
}
