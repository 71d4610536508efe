/** The group of the Gateway API, which comes with definitions of its own. */
export const GATEWAY_API_GROUP = 'gateway.networking.k8s.io';
