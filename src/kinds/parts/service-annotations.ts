/** Which clients a load balancer admits, from the days before there was a field for it. */
export const SOURCE_RANGES_ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** What asked for the addresses of pods that are not ready, before `spec.publishNotReadyAddresses` did. */
export const TOLERATE_UNREADY = 'service.alpha.kubernetes.io/tolerate-unready-endpoints';

/** What spreads traffic by zones, and how it was called before. */
export const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode';
export const TOPOLOGY_AWARE_HINTS = 'service.kubernetes.io/topology-aware-hints';
