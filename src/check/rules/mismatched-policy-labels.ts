import { namespaceMissed, podsMissed } from '../../guesses/pods/missed-peers';
import { NAMESPACE_NAME } from '../../kinds/parts/namespace-name';
import type { Cluster } from '../../model/cluster/cluster';
import { writtenLabels } from '../../model/traffic/endpoints';
import { isolationIn } from '../../model/traffic/isolation';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Field } from '../../values/field';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { compactWorkload } from '../examples/compact-parts';
import { manifests, WEB } from '../examples/parts';
import { ALL_PODS, from, namespacesWith, networkPolicy } from '../examples/policy-parts';

const NAMESPACE = `
apiVersion: v1
kind: Namespace
metadata:
  name: monitoring`;

const about = (label: string, peer = ALL_PODS) => networkPolicy({ pods: `app: ${label}`, ingress: [from([peer])] });

const ELSEWHERE = `${compactWorkload()}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
spec:
  podSelector:
    matchLabels: {app: database}
  ingress:
    - {from: [{podSelector: {matchLabels: {app: reports}}}]}`;

export const mismatchedPolicyLabels: Rule<NetworkPolicy> = {
  id: 'mismatched-policy-labels',
  // Labels may be set while things run.
  severity: 'warning',
  because:
    'A policy is about what carries its labels: where nothing does, it protects nothing, and lets nobody through.',
  about: 'NetworkPolicies',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
  avoidedBy: {
    nothing:
      'only HeadlessStatefulDb writes a NetworkPolicy, for its own pods and the clients it is told of; others are written without this library',
  },
  bad: manifests(WEB, about('wbe')),
  says: 'NetworkPolicy shop/web spec.podSelector: found app=wbe, which no pod in namespace shop carries, expected app=web of Deployment web; correct the label',
  good: manifests(WEB, about('web')),
  more: [
    {
      bad: manifests(WEB, NAMESPACE, about('web', namespacesWith('name: monitoring'))),
      says: 'NetworkPolicy shop/web spec.ingress[0].from[0].namespaceSelector: found name=monitoring, which Namespace monitoring does not carry, expected a label that it has, such as kubernetes.io/metadata.name=monitoring; use that one, or label the namespace',
      good: manifests(WEB, NAMESPACE, about('web', namespacesWith('kubernetes.io/metadata.name: monitoring'))),
    },
  ],
  silent: [{ when: 'the pods are in another file', manifests: ELSEWHERE }],
  on: (cluster) => isolationIn(cluster).policies,
  *check(policy, cluster): Iterable<Fault> {
    const { object } = policy;
    if (isolationIn(cluster).podsOf(policy).length === 0) {
      yield* missedPods(object.spec.get('podSelector'), object.namespace, cluster);
    }
    for (const peer of policy.peers) {
      yield* peer.has('namespaceSelector')
        ? missedNamespace(peer.get('namespaceSelector'), cluster)
        : missedPods(peer.get('podSelector'), object.namespace, cluster);
    }
  },
};

function* missedPods(selector: Field, namespace: string, cluster: Cluster): Iterable<Fault> {
  const near = podsMissed(selector, namespace, cluster);
  if (near !== undefined) {
    yield fault(
      selector,
      `${writtenLabels(selector.get('matchLabels').texts)}, which no pod in namespace ${namespace} carries`,
      `${near.label.join('=')} of ${near.workload.kind} ${near.workload.name}`,
      'correct the label',
    );
  }
}

/** A namespace that is called what a label says, and does not carry it. */
function* missedNamespace(selector: Field, cluster: Cluster): Iterable<Fault> {
  const meant = namespaceMissed(selector, cluster);
  if (meant !== undefined) {
    yield fault(
      selector,
      `${writtenLabels(selector.get('matchLabels').texts)}, which ${meant.title} does not carry`,
      `a label that it has, such as ${NAMESPACE_NAME}=${meant.name}`,
      'use that one, or label the namespace',
    );
  }
}
