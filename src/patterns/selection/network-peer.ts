import type { INetworkPolicyPeer } from 'cdk8s-plus-27';

/**
 * Whoever can be named in a network policy: the workloads, pods, namespaces and IP blocks of every cdk8s-plus release, `PodLabels`,
 * and the databases and Services of this library.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export interface INetworkPeer {
  /** How to recognize the peer, in the form that cdk8s-plus uses: an object with a `podSelector` or an `ipBlock`. */
  toNetworkPolicyPeerConfig(): any;
}

/** The same for languages whose types go by name. */
export type AllowedPeer = INetworkPeer | INetworkPolicyPeer;
