import { words } from './constraints/makers';
import { ONE_FILTER_OF_EACH, ONE_PREFIX_TO_REPLACE, REDIRECT_ALONE } from './constraints/route-rules';
import { ABSOLUTE_PATH } from './constraints/values';
import { DEFAULT_PATH, GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { ANYTHING, byDefault, fields, list, partly, TEXT, text } from './language/shape';
import { HTTP_FILTERS } from './parts/filters';
import { backendRefs } from './parts/gateway-references';
import { HOSTNAMES, NAME_MATCHES, route, SESSION } from './parts/route';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];

const MATCHES = list(
  fields({
    headers: NAME_MATCHES,
    method: text(words(...METHODS)),
    path: fields(
      {
        type: byDefault(DEFAULT_PATH.type, text(words('Exact', 'PathPrefix', 'RegularExpression'))),
        value: byDefault(DEFAULT_PATH.value, TEXT),
      },
      ABSOLUTE_PATH,
    ),
    queryParams: NAME_MATCHES,
  }),
);

/** Where HTTP requests go that a Gateway takes. */
export const HTTP_ROUTE = kind(
  'HTTPRoute',
  alike(
    route(
      {
        ...SESSION,
        retry: ANYTHING,
        timeouts: fields({ backendRequest: TEXT, request: TEXT }),
        filters: HTTP_FILTERS,
        matches: MATCHES,
      },
      HOSTNAMES,
      backendRefs({ filters: partly(HTTP_FILTERS) }),
      REDIRECT_ALONE,
      ONE_FILTER_OF_EACH,
      ONE_PREFIX_TO_REPLACE,
    ),
    `${GATEWAY_API_GROUP}/v1`,
    `${GATEWAY_API_GROUP}/v1beta1`,
  ),
);
