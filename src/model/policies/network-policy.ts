import type { Field } from '../field';
import type { KubeObject } from '../kube-object';
import { fulfils } from '../workloads/label-selector';
import type { Workload } from '../workloads/workload';

/** The ways of traffic that a policy judges. */
export type Direction = 'Ingress' | 'Egress';

/** A NetworkPolicy: which pods it isolates, and what it lets through to and from them. */
export class NetworkPolicy {
  constructor(readonly object: KubeObject) {}

  /** Whether it isolates the pods of a workload. */
  selects(workload: Workload): boolean {
    return (
      workload.namespace === this.object.namespace && fulfils(workload.pod.labels, this.object.spec.get('podSelector'))
    );
  }

  /** The ways it isolates; `Ingress` always, and `Egress` where egress rules are written, if it does not say. */
  get directions(): readonly Direction[] {
    const types = this.object.spec.get('policyTypes');
    if (types.items.length > 0) {
      return types.items.map((each) => each.text).filter((each) => each === 'Ingress' || each === 'Egress');
    }
    return this.object.spec.get('egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
  }

  /** What it lets through, each with `ports` and with `from` or `to`. */
  rules(direction: Direction): readonly Field[] {
    return this.object.spec.get(direction === 'Ingress' ? 'ingress' : 'egress').items;
  }

  /** Who may connect, and what may be connected to: `from` and `to` of all rules. */
  get peers(): readonly Field[] {
    return [
      ...this.rules('Ingress').flatMap((rule) => rule.get('from').items),
      ...this.rules('Egress').flatMap((rule) => rule.get('to').items),
    ];
  }
}
