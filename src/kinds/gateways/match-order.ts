/*
 * In which order the matches of rules are tried that fit a request.
 */

/** A match that fits a request, as far as it may decide which of two goes first. */
export interface OrderedMatch {
  readonly path: {
    readonly kind: 'exact' | 'prefix' | 'pattern';
    /** How many letters of a path it takes. */
    readonly length: number;
    /** Whether a prefix is all of the path that was asked for. */
    readonly isWhole: boolean;
    /** Whether it is the prefix of all paths. */
    readonly isRoot: boolean;
  };
  readonly hasMethod: boolean;
  /** How many headers and query parameters are compared, and how many of them as they are written. */
  readonly headers: number;
  readonly exactHeaders: number;
  readonly parameters: number;
  readonly exactParameters: number;
}

/** Numbers to compare in order; the greater goes first. */
export type MatchOrder = (match: OrderedMatch) => readonly number[];

/**
 * An exact path, then the longest prefix, then a method, then the most headers, then the most parameters. Where regular
 * expressions for paths stand among prefixes, the Gateway API leaves to its implementations.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function byGatewayApi(patterns: 'before prefixes' | 'after prefixes'): MatchOrder {
  const places = {
    exact: 3,
    prefix: patterns === 'before prefixes' ? 1 : 2,
    pattern: patterns === 'before prefixes' ? 2 : 1,
  };
  return ({ path: { kind, length }, ...others }) => [places[kind], length, ...byOthers(others)];
}

/** What decides where paths do not. */
export function byOthers({ hasMethod, headers, parameters }: Omit<OrderedMatch, 'path'>): readonly number[] {
  return [hasMethod ? 1 : 0, headers, parameters];
}
