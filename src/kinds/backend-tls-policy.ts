import { GATEWAY_API_GROUP } from './language/gateway-api';
import { kind } from './language/kind';

/** How a Gateway speaks TLS to a Service. */
export const BACKEND_TLS_POLICY = kind(
  'BackendTLSPolicy',
  [{ apiVersion: `${GATEWAY_API_GROUP}/v1` }, { apiVersion: `${GATEWAY_API_GROUP}/v1alpha3` }],
  { short: ['btlspolicy'] },
);
