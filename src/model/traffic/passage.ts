import { Cidr } from '../../values/cidr';
import { isComplaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import { fulfils } from '../views/label-selector';
import type { Direction, NetworkPolicy } from '../views/network-policy';
import type { Workload } from '../views/workload';
import { isOfServices, isUsualNetwork } from './cluster-ips';
import { isolationIn } from './isolation';
import { namespaceFulfils } from './namespaces';
import { opens, type ReachedPort } from './opening';

/** One end of a connection, as NetworkPolicies see it. */
export type End =
  | {
      readonly is: 'pods';
      readonly workload: Workload;
      /** Whether it is none of the pods at the other end, where both are of one workload. */
      readonly isAnotherPod?: true;
    }
  /** Pods of which nothing is known but, at best, their namespace: those of an ingress controller, for instance. */
  | { readonly is: 'some pods'; readonly namespace: string | undefined }
  | { readonly is: 'address'; readonly address: string }
  /** A host outside the cluster, of which no address is known. */
  | { readonly is: 'outside' }
  /** A node: its kubelet, its host network, or traffic whose address it has put its own in place of. */
  | { readonly is: 'node' };

/** What the policies at one end say of a connection. */
export type Passage =
  | { readonly is: 'open'; readonly by: Permit | undefined; readonly isToItself?: boolean }
  /** Each of `policies` isolates the pods, and none of their rules lets this through. */
  | {
      readonly is: 'shut';
      readonly policies: readonly NetworkPolicy[];
      readonly rules: readonly ClosedRule[];
      /** The blocks that are held to be of Services alone, for they are where it is not told otherwise. */
      readonly blocksOfServices: readonly string[];
    }
  | { readonly is: 'unknown'; readonly settledBy: string };

/** The rule that lets a connection through. */
export interface Permit {
  readonly policy: NetworkPolicy;
  readonly rule: Field;
}

/** A rule that does not let a connection through, and whether that is for its port or for its other end. */
export interface ClosedRule extends Permit {
  readonly isFor: 'other ports' | 'other peers';
}

/** Whether something is so; undefined where the given manifests do not tell. */
type Answer = boolean | undefined;

/** Whether the policies of `pods` let a connection with `other` through, at a port of whoever is connected to. */
export function passageAt(
  cluster: Cluster,
  pods: Workload,
  direction: Direction,
  other: End,
  port: ReachedPort,
): Passage {
  const policies = isolationIn(cluster).policiesOf(pods, direction);
  if (policies.length === 0) {
    return { is: 'open', by: undefined };
  }
  const target = direction === 'Ingress' ? pods : other.is === 'pods' ? other.workload : undefined;
  const closed: ClosedRule[] = [];
  let settledBy: string | undefined;
  for (const policy of policies) {
    for (const rule of policy.rules(direction)) {
      if (!opens(rule, port, target)) {
        closed.push({ policy, rule, isFor: 'other ports' });
        continue;
      }
      const answer = admits(cluster, policy, peersOf(rule, direction), other);
      if (answer === true) {
        return { is: 'open', by: { policy, rule } };
      }
      closed.push({ policy, rule, isFor: 'other peers' });
      settledBy ??= answer === undefined ? doubt(policy, other) : undefined;
    }
  }
  if (isOf(pods, other) && pods.replicas === 1) {
    return { is: 'open', by: undefined, isToItself: true };
  }
  if (settledBy === undefined && isOf(pods, other) && !(other.is === 'pods' && other.isAnotherPod)) {
    settledBy = `whether it comes to the very pod that sent it, which no policy keeps out of itself`;
  }
  if (settledBy === undefined && direction === 'Ingress' && other.is === 'node') {
    // What a node sends to its own pods is let through, or no probe of the kubelet would arrive.
    settledBy = 'whether the pods run on the node that the traffic comes by';
  }
  return settledBy === undefined
    ? { is: 'shut', policies, rules: closed, blocksOfServices: usualNetworksIn(closed, direction) }
    : { is: 'unknown', settledBy };
}

/**
 * Whether the other end is of the same pods. A pod cannot block access to itself.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 */
function isOf(pods: Workload, other: End): boolean {
  return other.is === 'pods' && other.workload === pods;
}

/** The blocks of rules that would hold pods in a cluster with other addresses than usual. */
function usualNetworksIn(rules: readonly ClosedRule[], direction: Direction): string[] {
  const blocks = rules
    .filter(({ isFor }) => isFor === 'other peers')
    .flatMap(({ rule }) => peersOf(rule, direction).items)
    .flatMap((peer) => peer.find('ipBlock', 'cidr').text ?? []);
  return [...new Set(blocks.filter(isUsualNetwork))];
}

/** The other ends that a rule is for. */
function peersOf(rule: Field, direction: Direction): Field {
  return rule.get(direction === 'Ingress' ? 'from' : 'to');
}

/** Whether a list of peers holds an end; an empty or missing one holds everything. */
function admits(cluster: Cluster, policy: NetworkPolicy, peers: Field, end: End): Answer {
  return peers.length === 0 ? true : anyOf(peers.items.map((peer) => isPeer(cluster, policy, peer, end)));
}

function isPeer(cluster: Cluster, policy: NetworkPolicy, peer: Field, end: End): Answer {
  const block = peer.get('ipBlock');
  if (block.isGiven) {
    return isOfServices(cluster, block.get('cidr').text) ? false : isInBlock(block, end);
  }
  if (end.is === 'pods') {
    const { namespace, pod } = end.workload;
    // Pods in the network of their node come with its address, and no selector finds them.
    return pod.spec.get('hostNetwork').flag === true
      ? false
      : allOf([isNamespace(cluster, policy, peer, namespace), fulfils(pod.labels, peer.get('podSelector'))]);
  }
  if (end.is === 'some pods') {
    const anyPod = selectsAll(peer.get('podSelector'));
    return allOf([isNamespace(cluster, policy, peer, end.namespace), anyPod ? true : undefined]);
  }
  return false;
}

function isNamespace(cluster: Cluster, policy: NetworkPolicy, peer: Field, namespace: string | undefined): Answer {
  const selector = peer.get('namespaceSelector');
  if (namespace === undefined) {
    return selector.isGiven && selectsAll(selector) ? true : undefined;
  }
  if (!selector.isGiven) {
    return namespace === policy.object.namespace;
  }
  return namespaceFulfils(cluster, namespace, selector);
}

function selectsAll(selector: Field): boolean {
  return selector.get('matchLabels').keys.length === 0 && selector.get('matchExpressions').length === 0;
}

function isInBlock(block: Field, end: End): Answer {
  const cidr = Cidr.parse(block.get('cidr').text);
  if (isComplaint(cidr)) {
    return false;
  }
  const except = block.get('except').items.flatMap(({ text }) => {
    const parsed = Cidr.parse(text);
    return isComplaint(parsed) ? [] : [parsed];
  });
  if (end.is === 'address') {
    const host = Cidr.parse(`${end.address}/${end.address.includes(':') ? 128 : 32}`);
    return !isComplaint(host) && cidr.contains(host) && !except.some((each) => each.contains(host));
  }
  // Whatever the address is, it is one of all.
  return cidr.prefixLength === 0 && except.length === 0 ? true : undefined;
}

function doubt({ object }: NetworkPolicy, end: End): string {
  switch (end.is) {
    case 'pods':
      return `the labels of namespace ${end.workload.namespace}, or the addresses of its pods, which ${object.title} asks for`;
    case 'some pods':
      return `the labels of the pods that connect and of their namespace, which ${object.title} asks for`;
    default:
      return `the address of the other end, which ${object.title} asks for`;
  }
}

/** Whether one is so. */
function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** Whether all are so. */
function allOf(answers: readonly Answer[]): Answer {
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}
