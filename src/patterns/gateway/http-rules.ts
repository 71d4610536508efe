import type { HttpRoute } from '../routes/http-route';
import { RouteRedirect } from '../routes/redirect';
import type { HeaderMatch, QueryMatch } from '../routes/request-match';
import { backendRef, backendRefs } from './backend-refs';
import { filtersOf, headerFilters, redirectFilter } from './filters';
import { gatewayDuration } from './gateway-duration';
import { sessionPersistence } from './session-persistence';
import type { HttpMatchSpec, HttpRuleSpec, NamedValue } from './specs';

/** The rules of an HTTPRoute for one route: one, or two where a header decides about a canary. */
export function httpRules(route: HttpRoute, own: string | undefined): HttpRuleSpec[] {
  const { canary, requestTimeout } = route._options;
  if (route.target instanceof RouteRedirect) {
    return [{ matches: [matchOf(route)], filters: [...headerFilters(route._options), redirectFilter(route.target)] }];
  }
  const filters = filtersOf(route._options);
  const rest = {
    filters: filters.length === 0 ? undefined : filters,
    timeouts: requestTimeout === undefined ? undefined : { request: gatewayDuration(requestTimeout) },
    sessionPersistence: sessionPersistence(route._options),
  };
  const rule = { matches: [matchOf(route)], backendRefs: backendRefs(route, own), ...rest };
  if (canary?.header === undefined) {
    return [rule];
  }
  const decisive = { name: canary.header, value: canary.headerValue ?? '' };
  return [{ matches: [matchOf(route, decisive)], backendRefs: [backendRef(canary.backend, own)], ...rest }, rule];
}

function matchOf(route: HttpRoute, decisive?: NamedValue): HttpMatchSpec {
  const { method, headers = [], query = [] } = route._options.matching ?? {};
  const named = [...headers.map(namedValue), ...(decisive === undefined ? [] : [decisive])];
  return {
    path: { type: route.pathType === 'Exact' ? 'Exact' : 'PathPrefix', value: route.path },
    method,
    headers: named.length === 0 ? undefined : named,
    queryParams: query.length === 0 ? undefined : query.map(namedValue),
  };
}

/** A header or parameter and its value, Exact unless something else is said. */
export function namedValue({ name, value, isPattern }: HeaderMatch | QueryMatch): NamedValue {
  return isPattern ? { name, value, type: 'RegularExpression' } : { name, value };
}
