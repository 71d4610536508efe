import { clusterWide } from './language/kind';

/** Which controller serves the Gateways of a class. */
export const GATEWAY_CLASS = clusterWide('GatewayClass', [
  { apiVersion: 'gateway.networking.k8s.io/v1' },
  { apiVersion: 'gateway.networking.k8s.io/v1beta1' },
]);
