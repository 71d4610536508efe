import { NETWORK_POLICY } from '../../kinds/network-policy';
import { isOneOf } from '../../kinds/references/kinds-of-others';
import { POLICIES_OF_OTHERS } from '../../kinds/references/policies';
import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import { Multimap } from '../lookup/multimap';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import { fulfils } from '../views/label-selector';
import { type Direction, NetworkPolicy } from '../views/network-policy';
import type { Workload } from '../views/workload';

/** Which policies isolate which pods. */
export interface Isolation {
  readonly policies: readonly NetworkPolicy[];
  podsOf(policy: NetworkPolicy): readonly Workload[];
  /** The policies that judge one way of the traffic of pods. Without any, all traffic passes. */
  policiesOf(workload: Workload, direction: Direction): readonly NetworkPolicy[];
  /** The rules of these, any one of which lets traffic through. */
  rulesOf(workload: Workload, direction: Direction): readonly Field[];
  /** All policies, where they alone decide what passes; none where policies of other kinds may let through what these do not. */
  readonly decisive: readonly NetworkPolicy[];
}

/** The isolation of all pods. */
export const isolationIn = once((cluster: Cluster): Isolation => {
  const policies = cluster.ofKind('NetworkPolicy').all.map(({ object }) => new NetworkPolicy(object));
  const pods = new Multimap<NetworkPolicy, Workload>();
  const judges = { Ingress: new Multimap<Workload, NetworkPolicy>(), Egress: new Multimap<Workload, NetworkPolicy>() };
  for (const policy of policies) {
    for (const workload of selectedIn(cluster, policy)) {
      pods.add(policy, workload);
      for (const direction of policy.directions) {
        judges[direction].add(workload, policy);
      }
    }
  }
  return {
    policies,
    podsOf: (policy) => pods.get(policy),
    policiesOf: (workload, direction) => judges[direction].get(workload),
    rulesOf: (workload, direction) => judges[direction].get(workload).flatMap((policy) => policy.rules(direction)),
    decisive: cluster.objects.some(mayAllowMore) ? [] : policies,
  };
});

/**
 * Whether an object may let through what the policies that are read do not: a policy of others, or one of Kubernetes in a group
 * that no server has, which is told of as such, and allows something once it is corrected.
 */
function mayAllowMore(object: KubeObject): boolean {
  return (
    isOneOf(POLICIES_OF_OTHERS.kinds, object) || (object.kind === NETWORK_POLICY.name && object.known === undefined)
  );
}

/** Pods in the network of their node are nobody's to isolate. A selector that cannot be read selects none. */
function selectedIn(cluster: Cluster, { object }: NetworkPolicy): Workload[] {
  const selector = object.spec.get('podSelector');
  if (selector.keys.some((key) => key !== 'matchLabels' && key !== 'matchExpressions')) {
    return [];
  }
  const labels = selector.get('matchLabels').texts;
  const candidates =
    labels.size > 0 ? cluster.pods.withLabels(object.namespace, labels) : cluster.pods.in(object.namespace);
  return candidates.filter(({ pod }) => fulfils(pod.labels, selector) && pod.spec.get('hostNetwork').flag !== true);
}
