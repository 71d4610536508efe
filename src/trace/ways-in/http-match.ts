import type { Route } from '../../model/views/route';
import type { Field } from '../../values/field';
import { isCostly } from '../../values/pattern-cost';
import type { Request } from '../request';
import { closeness } from './host-match';
import { type PathComparison, pathCloseness } from './path-match';
import { compareRanks } from './ranks';

/** How the Gateway API calls comparisons, and how we do. */
const COMPARISONS: Readonly<Record<string, PathComparison>> = {
  Exact: 'exact',
  PathPrefix: 'elements',
  RegularExpression: 'pattern',
};

/**
 * How well a rule of a route fits a request, as numbers to compare in order: by hostname, path, method, and how many headers
 * and query parameters are asked for, or by what its matches weigh. Undefined where it does not fit.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function requestMatch(
  route: Route,
  rule: Field,
  request: Request,
  host: string,
  weightOf?: (match: Field) => number,
): readonly number[] | undefined {
  const byHost = hostnameOf(route, host);
  if (byHost === undefined) {
    return undefined;
  }
  const { items } = rule.get('matches');
  // Of what is left out, all is left out: any request fits.
  const matches = items.length === 0 ? [rule.find('matches', 0)] : items;
  const ranks = matches.flatMap((match) =>
    rankOf(match, request).map((rank) => (weightOf === undefined ? [byHost, ...rank] : [weightOf(match)])),
  );
  return ranks.sort((a, b) => compareRanks(b, a))[0];
}

/** A regular expression of a rule that would keep us busy for too long with a request, if there is one. */
export function costlyPattern(rule: Field, { path, headers, query }: Request): string | undefined {
  const longest = Math.max(path.length, ...[...headers.values(), ...query.values()].map(({ length }) => length));
  return rule
    .get('matches')
    .items.flatMap((match) => [
      match.get('path'),
      match.get('method'),
      ...match.get('headers').items,
      ...match.get('queryParams').items,
    ])
    .filter((compared) => compared.get('type').text === 'RegularExpression')
    .flatMap((compared) => ['value', 'service', 'method'].flatMap((key) => compared.get(key).text ?? []))
    .find((pattern) => isCostly(pattern, longest));
}

function hostnameOf(route: Route, host: string): number | undefined {
  if (!route.hasHostnames) {
    return 0;
  }
  const fitting = route.hostnames.flatMap(({ text }) => closeness(text ?? '', host, 'several') ?? []);
  return fitting.length === 0 ? undefined : Math.max(...fitting);
}

/** The rank of one match as the only item of a list; an empty list where it does not fit. */
function rankOf(match: Field, request: Request): (readonly number[])[] {
  const [headers, parameters] = [match.get('headers').items, match.get('queryParams').items];
  const fits =
    headers.every((header) => isMatch(header, request.headers.get(header.get('name').text?.toLowerCase() ?? ''))) &&
    parameters.every((each) => isMatch(each, request.query.get(each.get('name').text ?? '') ?? undefined));
  // The method of a GRPCRoute is a service and a method of it, which make the path.
  const method = match.get('method');
  const byPath = method.isMap ? callCloseness(method, request.path) : pathMatch(match.get('path'), request.path);
  const isMethod = method.text === undefined || method.text === request.method;
  return fits && isMethod && byPath !== undefined
    ? [[byPath, method.text === undefined ? 0 : 1, headers.length, parameters.length]]
    : [];
}

function pathMatch(path: Field, asked: string): number | undefined {
  const comparison = COMPARISONS[path.get('type').text ?? 'PathPrefix'] ?? 'exact';
  return pathCloseness(comparison, path.get('value').text ?? '/', asked);
}

/** A service or a method that is left out may be any. */
function callCloseness(method: Field, asked: string): number | undefined {
  const [service, name] = [method.get('service').text, method.get('method').text];
  const [, askedService = '', askedName = ''] = asked.split('/');
  const isExact = method.get('type').text !== 'RegularExpression';
  const fits = (wanted: string | undefined, found: string) =>
    wanted === undefined || (isExact ? wanted === found : isWholeMatch(wanted, found));
  return fits(service, askedService) && fits(name, askedName)
    ? (service?.length ?? 0) + (name?.length ?? 0)
    : undefined;
}

function isMatch(wanted: Field, found: string | undefined): boolean {
  const value = wanted.get('value').text ?? '';
  return (
    found !== undefined &&
    (wanted.get('type').text === 'RegularExpression' ? isWholeMatch(value, found) : value === found)
  );
}

function isWholeMatch(pattern: string, text: string): boolean {
  return pathCloseness('pattern', `(?:${pattern})$`, text) !== undefined;
}
