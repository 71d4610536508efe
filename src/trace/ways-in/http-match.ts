import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { pathOf, type Route } from '../../model/views/route';
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
};

/** How an implementation reads regular expressions for paths. */
type PatternFacts = Pick<GatewayFacts, 'pathPatterns' | 'patternsFirst'>;

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
  facts: PatternFacts = {},
  weightOf?: (match: Field) => number,
): readonly number[] | undefined {
  const byHost = hostnameOf(route, host);
  if (byHost === undefined) {
    return undefined;
  }
  const ranks = matchesOf(rule).flatMap((match) =>
    rankOf(match, request, facts).map((rank) => (weightOf === undefined ? [byHost, ...rank] : [weightOf(match)])),
  );
  return best(ranks);
}

/** What a rule matches: of what is left out, all is left out, and any request fits. */
export function matchesOf(rule: Field): readonly Field[] {
  const { items } = rule.get('matches');
  return items.length === 0 ? [rule.find('matches', 0)] : items;
}

/** How well the best of some matches fits a request, whatever its host. */
export function bestMatch(
  matches: readonly Field[],
  request: Request,
  facts: PatternFacts,
): readonly number[] | undefined {
  return best(matches.flatMap((match) => rankOf(match, request, facts)));
}

function best(ranks: readonly (readonly number[])[]): readonly number[] | undefined {
  return [...ranks].sort((a, b) => compareRanks(b, a))[0];
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
function rankOf(match: Field, request: Request, facts: PatternFacts): (readonly number[])[] {
  const [headers, parameters] = [match.get('headers').items, match.get('queryParams').items];
  const fits =
    headers.every((header) => isMatch(header, request.headers.get(header.get('name').text?.toLowerCase() ?? ''))) &&
    parameters.every((each) => isMatch(each, request.query.get(each.get('name').text ?? '') ?? undefined));
  // The method of a GRPCRoute is a service and a method of it, which make the path.
  const method = match.get('method');
  const byPath = method.isMap ? callCloseness(method, request.path) : pathMatch(match, request.path, facts);
  const isMethod = method.text === undefined || method.text === request.method;
  return fits && isMethod && byPath !== undefined
    ? [[byPath, method.text === undefined ? 0 : 1, headers.length, parameters.length]]
    : [];
}

function pathMatch(match: Field, asked: string, facts: PatternFacts): number | undefined {
  const { type, value } = pathOf(match);
  return type === 'RegularExpression'
    ? patternMatch(value, asked, facts)
    : pathCloseness(COMPARISONS[type] ?? 'exact', value, asked);
}

/** Longer than any path: what is tried before all prefixes. */
const BEFORE_PREFIXES = 1_000_000;

/** The same as an expression for the beginning of a path. */
const AS_BEGINNING: Readonly<Record<NonNullable<GatewayFacts['pathPatterns']>, (pattern: string) => string>> = {
  'all of it': (pattern) => `(?:${pattern})$`,
  'any part': (pattern) => `.*(?:${pattern})`,
};

function patternMatch(
  pattern: string,
  asked: string,
  { pathPatterns, patternsFirst }: PatternFacts,
): number | undefined {
  const written = pathPatterns === undefined ? pattern : AS_BEGINNING[pathPatterns](pattern);
  const isFit = pathCloseness('pattern', written, asked) !== undefined;
  return isFit ? pattern.length + (patternsFirst === true ? BEFORE_PREFIXES : 0) : undefined;
}

/** A service or a method that is left out may be any. Both together are a whole path. */
function callCloseness(method: Field, asked: string): number | undefined {
  const [service, name] = [method.get('service').text, method.get('method').text];
  const [, askedService = '', askedName = ''] = asked.split('/');
  const isExact = method.get('type').text !== 'RegularExpression';
  const fits = (wanted: string | undefined, found: string) =>
    wanted === undefined || (isExact ? wanted === found : isWholeMatch(wanted, found));
  if (!fits(service, askedService) || !fits(name, askedName)) {
    return undefined;
  }
  const isWhole = isExact && service !== undefined && name !== undefined;
  return isWhole ? Number.MAX_SAFE_INTEGER : (service?.length ?? 0) + (name?.length ?? 0);
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
