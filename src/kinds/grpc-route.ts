import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { ANYTHING, fields, list, TEXT } from './language/shape';
import { GRPC_FILTERS } from './parts/filters';
import { backendRefs } from './parts/gateway-references';
import { HOSTNAMES, NAME_MATCHES, route, SESSION } from './parts/route';

const MATCHES = list(fields({ headers: NAME_MATCHES, method: fields({ method: TEXT, service: TEXT, type: TEXT }) }));

/** Where gRPC requests go that a Gateway takes. */
export const GRPC_ROUTE = kind(
  'GRPCRoute',
  alike(
    route({ ...SESSION, filters: GRPC_FILTERS, matches: MATCHES }, HOSTNAMES, backendRefs({ filters: ANYTHING })),
    `${GATEWAY_API_GROUP}/v1`,
  ),
);
