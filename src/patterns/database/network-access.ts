import { ApiObject, JsonPatch } from 'cdk8s';
import {
  type INetworkPolicyPeer,
  type IPodSelector,
  NetworkPolicy,
  NetworkPolicyPort,
  NetworkProtocol,
} from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { propertyOf } from '../../values/foreign-object';
import { shown } from '../../values/wording';
import { completeManifest } from '../complete-manifest';
import type { PodPort } from '../ports/pod-port';
import { refusal } from '../refusal';
import type { AllowedPeer, INetworkPeer } from '../selection/network-peer';

/** Whom the policy is about. */
export interface AccessPlan {
  readonly name: string;
  readonly namespace: string | undefined;
  /** The pods of the database, who may always reach each other. */
  readonly pods: IPodSelector & INetworkPeer;
}

/**
 * The NetworkPolicy of a database: its pods reach each other, and clients that were named reach it. Only traffic to the
 * database is limited, so clients keep reaching everything else, the cluster's DNS above all.
 */
export class NetworkAccess {
  private readonly policy: NetworkPolicy;

  constructor(
    private readonly scope: Construct,
    { name, namespace, pods }: AccessPlan,
  ) {
    this.policy = new NetworkPolicy(scope, 'NetworkPolicy', { metadata: { name, namespace }, selector: pods });
    const object = ApiObject.of(this.policy);
    completeManifest(object);
    // At any port: those of a cluster speak to each other elsewhere than clients do.
    this.policy.addIngressRule(pods as unknown as INetworkPolicyPeer);
    // cdk8s-plus writes an empty list, which means the same and looks like none.
    object.addJsonPatch(JsonPatch.remove('/spec/ingress/0/ports'));
  }

  /** Lets a client reach some ports. */
  allow(client: AllowedPeer, ports: readonly PodPort[]): void {
    if (typeof propertyOf(Object(client), 'toNetworkPolicyPeerConfig') !== 'function') {
      throw refusal(
        `${this.scope.node.path} allowFrom`,
        new Complaint(shown(client), 'a workload, pods, a namespace or an IP block', 'pass the client itself'),
      );
    }
    this.policy.addIngressRule(client as INetworkPolicyPeer, ports.map(policyPort));
  }
}

function policyPort({ number, protocol }: PodPort): NetworkPolicyPort {
  return NetworkPolicyPort.of({ port: number, protocol: NetworkProtocol[protocol] });
}
