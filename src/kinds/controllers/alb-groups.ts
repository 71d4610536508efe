/*
 * Ingresses of one group share a load balancer of AWS.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#ingressgroup
 */

export const GROUP_NAME = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/;

export const GROUP_NAME_IN_WORDS = 'a name of at most 63 small letters, digits, "-" and "."';

/** The places that an Ingress may have in its group, the first one first. */
export const [FIRST_IN_GROUP, LAST_IN_GROUP] = [-1000, 1000] as const;
