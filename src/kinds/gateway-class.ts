import { GATEWAY_API_GROUP } from './language/gateway-api';
import { clusterWide } from './language/kind';

/** Which controller serves the Gateways of a class. */
export const GATEWAY_CLASS = clusterWide(
  'GatewayClass',
  [{ apiVersion: `${GATEWAY_API_GROUP}/v1` }, { apiVersion: `${GATEWAY_API_GROUP}/v1beta1` }],
  { short: ['gc'] },
);
