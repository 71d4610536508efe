import type { Field } from '../field';
import type { KubeObject } from '../kube-object';

/** A listener of a Gateway: a port at which it takes requests for some hosts. */
export interface Listener {
  readonly field: Field;
  readonly name: string;
  readonly port: number | undefined;
  readonly protocol: string | undefined;
  /** Empty for every host. */
  readonly hostname: string;
}

/** A Gateway. */
export class Gateway {
  readonly listeners: readonly Listener[];

  constructor(readonly object: KubeObject) {
    this.listeners = object.spec.get('listeners').items.map((field) => ({
      field,
      name: field.get('name').text ?? '',
      port: field.get('port').number,
      protocol: field.get('protocol').text,
      hostname: field.get('hostname').text ?? '',
    }));
  }

  get className(): string | undefined {
    return this.object.spec.get('gatewayClassName').text;
  }
}
