import { HEADER_NAME, SERVICE_OR_METHOD } from './constraints/gateway-texts';
import { words } from './constraints/makers';
import { ONE_FILTER_OF_EACH } from './constraints/route-rules';
import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { ANYTHING, fields, list, TEXT, text } from './language/shape';
import { GRPC_FILTERS } from './parts/filters';
import { backendRefs } from './parts/gateway-references';
import { MOST_MATCHES, nameMatches, requestRoute, SESSION } from './parts/route';

const MATCHES = list(
  fields({
    headers: nameMatches(HEADER_NAME, 'header'),
    method: fields({ method: TEXT, service: TEXT, type: text(words('Exact', 'RegularExpression')) }, SERVICE_OR_METHOD),
  }),
  MOST_MATCHES,
);

/** Where gRPC requests go that a Gateway takes. */
export const GRPC_ROUTE = kind(
  'GRPCRoute',
  alike(
    requestRoute(
      { ...SESSION, filters: GRPC_FILTERS, matches: MATCHES },
      backendRefs({ filters: ANYTHING }),
      ONE_FILTER_OF_EACH,
    ),
    `${GATEWAY_API_GROUP}/v1`,
  ),
);
