import { DURATION, HEADER_NAME, QUERY_NAME } from './constraints/gateway-texts';
import { words } from './constraints/makers';
import {
  BACKEND_WITHIN_WHOLE,
  ONE_FILTER_OF_EACH_IN_HTTP,
  ONE_PREFIX_TO_REPLACE,
  REDIRECT_ALONE,
} from './constraints/route-rules';
import { ABSOLUTE_PATH } from './constraints/values';
import { DEFAULT_PATH, GATEWAY_API_GROUP, HTTP_METHODS } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { ANYTHING, byDefault, fields, list, partly, TEXT, text } from './language/shape';
import { HTTP_FILTERS } from './parts/filters';
import { backendRefs } from './parts/gateway-references';
import { MOST_MATCHES, nameMatches, requestRoute, SESSION } from './parts/route';

const MATCHES = list(
  fields({
    headers: nameMatches(HEADER_NAME, 'header'),
    method: text(words(...HTTP_METHODS)),
    path: fields(
      {
        type: byDefault(DEFAULT_PATH.type, text(words('Exact', 'PathPrefix', 'RegularExpression'))),
        value: byDefault(DEFAULT_PATH.value, TEXT),
      },
      ABSOLUTE_PATH,
    ),
    queryParams: nameMatches(QUERY_NAME, 'query parameter'),
  }),
  MOST_MATCHES,
);

/** Where HTTP requests go that a Gateway takes. */
export const HTTP_ROUTE = kind(
  'HTTPRoute',
  alike(
    requestRoute(
      {
        ...SESSION,
        retry: ANYTHING,
        timeouts: fields({ backendRequest: text(DURATION), request: text(DURATION) }, BACKEND_WITHIN_WHOLE),
        filters: HTTP_FILTERS,
        matches: MATCHES,
      },
      backendRefs({ filters: partly(HTTP_FILTERS) }),
      REDIRECT_ALONE,
      ONE_FILTER_OF_EACH_IN_HTTP,
      ONE_PREFIX_TO_REPLACE,
    ),
    `${GATEWAY_API_GROUP}/v1`,
    `${GATEWAY_API_GROUP}/v1beta1`,
  ),
);
