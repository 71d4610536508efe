import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { route } from './parts/route';

/** Where connections go that a Gateway takes. */
export const TCP_ROUTE = kind('TCPRoute', alike(route({}), `${GATEWAY_API_GROUP}/v1alpha2`));
