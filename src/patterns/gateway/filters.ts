import type { HeaderChanges } from '../routes/header-changes';
import type { PathRewrite } from '../routes/path-rewrite';
import type { RouteRedirect } from '../routes/redirect';
import type { WantedRouteOptions } from '../routes/route-options';
import type { FilterSpec, HeaderModifier, NamedValue, PathModifier } from './specs';

/** What is done with a request before it goes to a backend, and with its answer. */
export function filtersOf(options: WantedRouteOptions): FilterSpec[] {
  const { rewrite, upstreamHost } = options;
  return [
    ...headerFilters(options),
    ...(rewrite === undefined && upstreamHost === undefined
      ? []
      : [
          {
            type: 'URLRewrite' as const,
            urlRewrite: { hostname: upstreamHost, path: rewrite && pathModifier(rewrite) },
          },
        ]),
  ];
}

/** The filters that gRPC has as well. */
export function headerFilters({ requestHeaders, responseHeaders }: WantedRouteOptions): FilterSpec[] {
  return [
    ...(requestHeaders === undefined
      ? []
      : [{ type: 'RequestHeaderModifier' as const, requestHeaderModifier: headerModifier(requestHeaders) }]),
    ...(responseHeaders === undefined
      ? []
      : [{ type: 'ResponseHeaderModifier' as const, responseHeaderModifier: headerModifier(responseHeaders) }]),
  ];
}

/** The filter that answers by itself. */
export function redirectFilter({ scheme, host, port, path, status }: RouteRedirect): FilterSpec {
  return {
    type: 'RequestRedirect',
    requestRedirect: { scheme, hostname: host, port, path: path && pathModifier(path), statusCode: status },
  };
}

function pathModifier({ keepsRest, replacement }: PathRewrite): PathModifier {
  return keepsRest
    ? { type: 'ReplacePrefixMatch', replacePrefixMatch: replacement }
    : { type: 'ReplaceFullPath', replaceFullPath: replacement };
}

function headerModifier({ set = {}, add = {}, remove = [] }: HeaderChanges): HeaderModifier {
  return {
    set: unlessEmpty(valuesOf(set)),
    add: unlessEmpty(valuesOf(add)),
    remove: unlessEmpty(remove),
  };
}

function valuesOf(values: Readonly<Record<string, string>>): NamedValue[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
