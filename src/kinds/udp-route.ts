import { GATEWAY_API_GROUP } from './language/gateway-api';
import { kind } from './language/kind';
import { connectionRoute, formerConnectionRoute } from './parts/route';

/** Where datagrams go that a Gateway takes on a port. */
export const UDP_ROUTE = kind('UDPRoute', [
  { apiVersion: `${GATEWAY_API_GROUP}/v1`, shape: connectionRoute() },
  { apiVersion: `${GATEWAY_API_GROUP}/v1alpha2`, shape: formerConnectionRoute() },
]);
