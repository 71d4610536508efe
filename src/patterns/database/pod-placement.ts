import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { TextMap } from '../../values/labels';
import { completeManifest } from '../complete-manifest';
import type { PodSpread } from '../load-balancer/pod-spread';

/** Spreads pods evenly over the nodes. */
export function spreadOverNodes(labels: TextMap, spread: PodSpread): k8s.TopologySpreadConstraint {
  return {
    labelSelector: { matchLabels: { ...labels } },
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: spread,
  };
}

/** Bounds how many pods may be evicted at once, under the name of the database. */
export function limitDisruption(
  scope: Construct,
  metadata: k8s.ObjectMeta,
  labels: TextMap,
  maxUnavailable: number,
): k8s.KubePodDisruptionBudget {
  const budget = new k8s.KubePodDisruptionBudget(scope, 'DisruptionBudget', {
    metadata,
    spec: {
      maxUnavailable: k8s.IntOrString.fromNumber(maxUnavailable),
      selector: { matchLabels: { ...labels } },
    },
  });
  completeManifest(budget);
  return budget;
}
