import { Complaint, isComplaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import type { HttpRoute } from '../routes/http-route';
import { backendRef, backendRefs } from './backend-refs';
import { headerFilters } from './filters';
import { namedValue } from './http-rules';
import { sessionPersistence } from './session-persistence';
import type { GrpcMatchSpec, GrpcRuleSpec } from './specs';

/** The options of a route that a GRPCRoute has no word for. */
const WITHOUT_WORD = ['rewrite', 'upstreamHost', 'requestTimeout'] as const;

/** The rules of a GRPCRoute for one route whose backend speaks gRPC, or why there are none. */
export function grpcRules(route: HttpRoute, own: string | undefined): GrpcRuleSpec[] | Complaint {
  const match = grpcMatch(route);
  const option = WITHOUT_WORD.find((each) => route._options[each] !== undefined);
  if (isComplaint(match)) {
    return match;
  }
  if (option !== undefined) {
    return new Complaint(
      `${option} on a route of gRPC`,
      'what a GRPCRoute can say: headers, shares and cookies',
      'leave it out',
      `.${option}`,
    );
  }
  const { canary } = route._options;
  const filters = headerFilters(route._options);
  const rest = {
    filters: filters.length === 0 ? undefined : filters,
    sessionPersistence: sessionPersistence(route._options),
  };
  const rule = { matches: match === undefined ? undefined : [match], backendRefs: backendRefs(route, own), ...rest };
  if (canary?.header === undefined) {
    return [rule];
  }
  const decisive = { name: canary.header, value: canary.headerValue ?? '' };
  const decided = { ...match, headers: [...(match?.headers ?? []), decisive] };
  return [{ matches: [decided], backendRefs: [backendRef(canary.backend, own)], ...rest }, rule];
}

/** The path of a gRPC request is `/service/method`, so that a route's path means a service, or a method of one. */
const GRPC_PATH = /^\/(\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\/([A-Za-z_]\w*))?$/;

function grpcMatch(route: HttpRoute): GrpcMatchSpec | undefined | Complaint {
  const { path, pathType } = route;
  const { method: httpMethod, headers = [], query = [] } = route._options.matching ?? {};
  if (httpMethod !== undefined || query.length > 0) {
    return new Complaint(
      'a match by method or query',
      'matches by header, for gRPC has one method of HTTP and no query',
      'leave it out',
      '.matching',
    );
  }
  const named = headers.length === 0 ? undefined : headers.map(namedValue);
  if (path === '/' && pathType === 'Prefix') {
    return named === undefined ? undefined : { headers: named };
  }
  const [, service, method] = GRPC_PATH.exec(path) ?? [];
  return service === undefined || (method === undefined && pathType !== 'Prefix')
    ? new Complaint(
        `the ${pathType} path ${quoted(path)} of a backend that speaks gRPC`,
        'Prefix "/", a service such as Prefix "/shop.Cart" or a method such as "/shop.Cart/Add"',
        'route by service and method, which the path of a gRPC request is made of',
      )
    : { method: method === undefined ? { service } : { service, method }, headers: named };
}
