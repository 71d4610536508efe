/**
 * The annotations by which Cilium's Cluster Mesh shares a Service among clusters, as they are and as they were: its pods may all run
 * in another one.
 *
 * @see https://docs.cilium.io/en/stable/network/clustermesh/services/
 */
export const SHARED_AMONG_CLUSTERS = ['service.cilium.io/global', 'io.cilium/global-service'] as const;
