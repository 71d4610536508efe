import { GATEWAY_API_GROUP } from './language/gateway-api';
import { kind } from './language/kind';
import { connectionRoute, formerConnectionRoute } from './parts/route';

/** Where connections go that a Gateway takes on a port. */
export const TCP_ROUTE = kind('TCPRoute', [
  { apiVersion: `${GATEWAY_API_GROUP}/v1`, shape: connectionRoute() },
  { apiVersion: `${GATEWAY_API_GROUP}/v1alpha2`, shape: formerConnectionRoute() },
]);
