import type { Field } from '../../values/field';
import type { KubeObject } from '../objects/kube-object';

/** The ways of traffic that a policy judges. */
export type Direction = 'Ingress' | 'Egress';

/** A NetworkPolicy: which pods it isolates, and what it lets through to and from them. */
export class NetworkPolicy {
  /** The ways it isolates; `Ingress` always, and `Egress` where egress rules are written, if it does not say. */
  readonly directions: readonly Direction[];
  /** Who may connect, and what may be connected to: `from` and `to` of all rules. */
  readonly peers: readonly Field[];
  private readonly ingress: readonly Field[];
  private readonly egress: readonly Field[];

  constructor(readonly object: KubeObject) {
    const types = object.spec.get('policyTypes').items;
    this.ingress = object.spec.get('ingress').items;
    this.egress = object.spec.get('egress').items;
    if (types.length > 0) {
      this.directions = types.map(({ text }) => text).filter((each) => each === 'Ingress' || each === 'Egress');
    } else {
      this.directions = this.egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
    }
    this.peers = [
      ...this.ingress.flatMap((rule) => rule.get('from').items),
      ...this.egress.flatMap((rule) => rule.get('to').items),
    ];
  }

  /** What it lets through, each with `ports` and with `from` or `to`. */
  rules(direction: Direction): readonly Field[] {
    return direction === 'Ingress' ? this.ingress : this.egress;
  }
}
