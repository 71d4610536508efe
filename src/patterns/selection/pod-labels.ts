import { LabelSelector } from 'cdk8s-plus-27';
import { selectorLabels, type TextMap } from '../../values/labels';
import { accepted } from '../refusal';
import type { INetworkPeer } from './network-peer';
import type { IPodSelection } from './pod-selection';

/**
 * Pods recognized by labels that are written out, for workloads that this app does not make.
 *
 * Where the workload is a construct, pass that instead: its labels cannot be misspelt.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 */
export class PodLabels implements IPodSelection, INetworkPeer {
  /**
   * All pods of the Service's namespace that carry every one of these labels (`spec.selector`).
   *
   * @param labels at least one; keys are `name` or `example.com/name`, values 0 to 63 characters
   */
  public static of(labels: { [key: string]: string }): PodLabels {
    return new PodLabels(accepted('PodLabels.of', selectorLabels(labels)));
  }

  private constructor(private readonly selected: TextMap) {}

  /** The labels, as a copy. */
  public get labels(): { [key: string]: string } {
    return { ...this.selected };
  }

  /**
   * The selection in the form that cdk8s-plus uses. Where its network policies and connections want a construct, give them
   * and the Service the same `Pods.select(…)` of cdk8s-plus instead.
   */
  public toPodSelectorConfig(): any {
    return { labelSelector: LabelSelector.of({ labels: this.labels }) };
  }

  /** The pods as a peer of network policies: those of the policy's own namespace. */
  public toNetworkPolicyPeerConfig(): any {
    return { podSelector: this.toPodSelectorConfig() };
  }
}
