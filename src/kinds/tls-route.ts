import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { HOSTNAMES, route } from './parts/route';

/** Where connections go by the name that a client of TLS asks for. */
export const TLS_ROUTE = kind(
  'TLSRoute',
  alike(
    route({}, HOSTNAMES),
    `${GATEWAY_API_GROUP}/v1`,
    `${GATEWAY_API_GROUP}/v1alpha3`,
    `${GATEWAY_API_GROUP}/v1alpha2`,
  ),
);
