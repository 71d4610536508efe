import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { route } from './parts/route';

/** Where packets of UDP go that a Gateway takes. */
export const UDP_ROUTE = kind('UDPRoute', alike(route({}), `${GATEWAY_API_GROUP}/v1alpha2`));
