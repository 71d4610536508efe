import type { KubeObject } from '../../model/objects/kube-object';
import { EXEMPTION_PREFIX } from './exemption';

/** What asked for the addresses of pods that are not ready, before `spec.publishNotReadyAddresses` did. */
export const TOLERATE_UNREADY = 'service.alpha.kubernetes.io/tolerate-unready-endpoints';

/** What spreads traffic by zones, and how it was called before. */
export const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode';
export const TOPOLOGY_AWARE_HINTS = 'service.kubernetes.io/topology-aware-hints';

/** Whether the key of an annotation matches, other than one that silences a rule. */
export function hasAnnotation(object: KubeObject, pattern: RegExp): boolean {
  return [...object.annotations.keys()].some((key) => pattern.test(key) && !key.startsWith(EXEMPTION_PREFIX));
}
