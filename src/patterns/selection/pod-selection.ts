import type { IPodSelector } from 'cdk8s-plus-27';

/**
 * Pods that a Service can send traffic to. The workloads and pods of every cdk8s-plus release are such, and so is what
 * their `Pods.select` returns; `PodLabels` is one for pods that are made elsewhere.
 */
export interface IPodSelection {
  /**
   * How to recognize the pods, in the form that cdk8s-plus uses: an object with a `labelSelector` and perhaps `namespaces`.
   */
  toPodSelectorConfig(): any;
}

/** The same for languages whose types go by name: to them a workload of cdk8s-plus-27 is no `IPodSelection`, whatever it can do. */
export type SelectablePods = IPodSelection | IPodSelector;
