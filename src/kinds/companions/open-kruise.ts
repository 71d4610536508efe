/*
 * OpenKruise, which puts containers beside those of pods.
 *
 * https://openkruise.io/docs/user-manuals/sidecarset
 */

/** What says which containers, and beside which pods. */
export const SIDECAR_SET = { group: 'apps.kruise.io', kind: 'SidecarSet' } as const;
