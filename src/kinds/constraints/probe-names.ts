/** The probes of a container. */
export const PROBES = ['readinessProbe', 'startupProbe', 'livenessProbe'] as const;
