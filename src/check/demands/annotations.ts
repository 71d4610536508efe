/** Which clients a load balancer admits, from the days before there was a field for it. */
export const SOURCE_RANGES_ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';
