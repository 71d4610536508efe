/** The label that the API server gives each namespace: its name. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';
