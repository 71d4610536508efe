/*
 * The annotations of cert-manager that constructs write. They stand apart from its table, which an app need not load.
 */

/** Names an Issuer of the same namespace. */
export const ISSUER_ANNOTATION = 'cert-manager.io/issuer';

/** Names a ClusterIssuer. */
export const CLUSTER_ISSUER_ANNOTATION = 'cert-manager.io/cluster-issuer';
