import { alike, kind } from './language/kind';
import { fields, list, TEXT } from './language/shape';
import { GRPC_FILTERS } from './parts/filters';
import { HOSTNAMES, NAME_MATCHES, REQUEST_FIELDS, route } from './parts/route';

const MATCHES = list(fields({ headers: NAME_MATCHES, method: fields({ method: TEXT, service: TEXT, type: TEXT }) }));

/** Where gRPC requests go that a Gateway takes. */
export const GRPC_ROUTE = kind(
  'GRPCRoute',
  alike(
    route({ ...REQUEST_FIELDS, filters: GRPC_FILTERS, matches: MATCHES }, HOSTNAMES),
    'gateway.networking.k8s.io/v1',
  ),
);
