import { escapedForRegex } from '../../values/pattern-escape';
import type { AskedCall, AskedRequest, WeighedMatch } from './weighed-match';

/**
 * Traefik makes a router of each match, and of all routers of an entry point the one with the highest priority takes a
 * request, whatever listener it came by: so the path decides before the host does. That of an HTTPRoute is made of its path,
 * method, headers and parameters, the length of its longest host, and its place among the rules of its object.
 *
 * @see pkg/provider/kubernetes/gateway/httproute.go, buildMatchRule and loadHTTPRoute, and grpcroute.go, buildGRPCMatchRule
 */
export function traefikPriority({ hosts, rulesLeft, asks }: WeighedMatch): number {
  const byHost = Math.max(0, ...hosts.map((host) => host.length));
  return byHost + (asks.of === 'HTTPRoute' ? priorityOfRequest(asks) + rulesLeft : lengthOfCallRule(asks));
}

function priorityOfRequest({ pathType, path, hasMethod, headers, parameters }: AskedRequest): number {
  return priorityOfPath(pathType, path) + (hasMethod ? 1_000 : 0) + headers * 100 + parameters * 10;
}

function priorityOfPath(pathType: string, path: string): number {
  if (pathType === 'Exact') {
    return 100_000;
  }
  return pathType === 'PathPrefix' && path === '/' ? 1 : 10_000 + path.length * 100;
}

/** Of a GRPCRoute it is the length of the rule, as it is written in Go. */
function lengthOfCallRule({ call, headers }: AskedCall): number {
  const part = (text: string) => (call?.isPattern === true ? text : escapedForRegex(text));
  const any = '[^/]+';
  const byCall =
    call === undefined
      ? 'PathPrefix("/")'
      : `PathRegexp(${JSON.stringify(`/${part(call.service) || any}/${part(call.method) || any}`)})`;
  const byHeader = headers.map(
    ({ name, value, isPattern }) =>
      `Header${isPattern ? 'Regexp' : ''}(${JSON.stringify(name)},${JSON.stringify(value)})`,
  );
  return [byCall, ...byHeader].join(' && ').length;
}
