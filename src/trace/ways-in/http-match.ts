import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { byOthers, type OrderedMatch } from '../../kinds/gateways/match-order';
import { pathOf } from '../../model/views/route';
import type { Field } from '../../values/field';
import { isCostly } from '../../values/pattern-cost';
import type { Request } from '../request';
import { type PathComparison, pathCloseness } from './path-match';
import { compareRanks } from './ranks';

/** How the Gateway API calls comparisons, and how we do. */
const COMPARISONS: Readonly<Record<string, PathComparison>> = {
  Exact: 'exact',
  PathPrefix: 'elements',
};

/** How an implementation goes about the matches of a host. */
export type MatchFacts = Pick<GatewayFacts, 'pathPatterns' | 'order'>;

/** What a rule matches: of what is left out, all is left out, and any request fits. */
export function matchesOf(rule: Field): readonly Field[] {
  const { items } = rule.get('matches');
  return items.length === 0 ? [rule.find('matches', 0)] : items;
}

/**
 * How well the best of some matches fits a request, whatever its host, as numbers to compare in order: by path, method, and how
 * many headers and query parameters are asked for, or by what its matches weigh. Undefined where none fits.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function bestMatch(
  matches: readonly Field[],
  request: Request,
  facts: MatchFacts,
  weightOf?: (match: Field) => number,
): readonly number[] | undefined {
  return matches
    .flatMap((match) =>
      rankOf(match, request, facts).map((rank) => (weightOf === undefined ? rank : [weightOf(match)])),
    )
    .sort((a, b) => compareRanks(b, a))[0];
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
    .filter(isPattern)
    .flatMap((compared) => ['value', 'service', 'method'].flatMap((key) => compared.get(key).text ?? []))
    .find((pattern) => isCostly(pattern, longest));
}

/** The rank of one match as the only item of a list; an empty list where it does not fit. */
function rankOf(match: Field, request: Request, facts: MatchFacts): (readonly number[])[] {
  const path = pathFor(match, request.path, facts);
  const fits =
    comparedIn(match, 'headers').every((header) =>
      isMatch(header, request.headers.get(header.get('name').text?.toLowerCase() ?? '')),
    ) &&
    comparedIn(match, 'queryParams').every((each) =>
      isMatch(each, request.query.get(each.get('name').text ?? '') ?? undefined),
    );
  const method = match.get('method').text;
  const isMethod = method === undefined || method === request.method;
  return path !== undefined && fits && isMethod ? [(facts.order ?? byLength)({ path, ...othersOf(match) })] : [];
}

/** How well the path of a match fits alone, whatever else it asks for; undefined where it does not. */
export function pathRank(match: Field, request: Request, facts: MatchFacts): readonly number[] | undefined {
  const path = pathFor(match, request.path, facts);
  return path && (facts.order ?? byLength)({ path, ...NOTHING_ELSE });
}

const NOTHING_ELSE = { hasMethod: false, headers: 0, exactHeaders: 0, parameters: 0, exactParameters: 0 };

function othersOf(match: Field): Omit<OrderedMatch, 'path'> {
  const [headers, parameters] = [comparedIn(match, 'headers'), comparedIn(match, 'queryParams')];
  return {
    hasMethod: match.get('method').text !== undefined,
    headers: headers.length,
    exactHeaders: headers.filter((each) => !isPattern(each)).length,
    parameters: parameters.length,
    exactParameters: parameters.filter((each) => !isPattern(each)).length,
  };
}

function comparedIn(match: Field, key: 'headers' | 'queryParams'): readonly Field[] {
  return match.get(key).items;
}

/** Where nobody says where regular expressions stand: by their length, as prefixes. */
function byLength({ path: { kind, length }, ...others }: OrderedMatch): readonly number[] {
  return [kind === 'exact' ? 1 : 0, length, ...byOthers(others)];
}

/** The path of a match where it fits. The method of a GRPCRoute is a service and a method of it, which make the path. */
function pathFor(match: Field, asked: string, facts: MatchFacts): OrderedMatch['path'] | undefined {
  const method = match.get('method');
  return method.isMap ? callFor(method, asked) : writtenPathFor(match, asked, facts);
}

function writtenPathFor(match: Field, asked: string, facts: MatchFacts): OrderedMatch['path'] | undefined {
  const { type, value } = pathOf(match);
  if (type === 'RegularExpression') {
    return fitsPattern(value, asked, facts) ? asPath('pattern', value.length) : undefined;
  }
  const length = pathCloseness(COMPARISONS[type] ?? 'exact', value, asked);
  if (length === undefined || type !== 'PathPrefix') {
    return length === undefined ? undefined : asPath('exact', value.length);
  }
  return { kind: 'prefix', length, isWhole: value === asked && !value.endsWith('/'), isRoot: value === '/' };
}

function asPath(kind: OrderedMatch['path']['kind'], length: number): OrderedMatch['path'] {
  return { kind, length, isWhole: false, isRoot: false };
}

/** The same as an expression for the beginning of a path. */
const AS_BEGINNING: Readonly<Record<NonNullable<GatewayFacts['pathPatterns']>, (pattern: string) => string>> = {
  'all of it': (pattern) => `(?:${pattern})$`,
  'its beginning': (pattern) => pattern,
  'any part': (pattern) => `.*(?:${pattern})`,
};

function fitsPattern(pattern: string, asked: string, { pathPatterns = 'its beginning' }: MatchFacts): boolean {
  return pathCloseness('pattern', AS_BEGINNING[pathPatterns](pattern), asked) !== undefined;
}

/** A service or a method that is left out may be any. Both together are a whole path. */
function callFor(method: Field, asked: string): OrderedMatch['path'] | undefined {
  const [service, name] = [method.get('service').text, method.get('method').text];
  const [, askedService = '', askedName = ''] = asked.split('/');
  const isExact = !isPattern(method);
  const fits = (wanted: string | undefined, found: string) =>
    wanted === undefined || (isExact ? wanted === found : isWholeMatch(wanted, found));
  if (!fits(service, askedService) || !fits(name, askedName)) {
    return undefined;
  }
  const isWhole = isExact && service !== undefined && name !== undefined;
  return asPath(isWhole ? 'exact' : 'prefix', (service?.length ?? 0) + (name?.length ?? 0));
}

function isMatch(wanted: Field, found: string | undefined): boolean {
  const value = wanted.get('value').text ?? '';
  return found !== undefined && (isPattern(wanted) ? isWholeMatch(value, found) : value === found);
}

function isPattern(compared: Field): boolean {
  return compared.get('type').text === 'RegularExpression';
}

function isWholeMatch(pattern: string, text: string): boolean {
  return pathCloseness('pattern', `(?:${pattern})$`, text) !== undefined;
}
