import type { Route } from '../../model/views/route';
import type { Field } from '../../values/field';
import type { Request } from '../request';
import { closeness } from './host-match';
import { type PathComparison, pathCloseness } from './path-match';

/** How the Gateway API calls comparisons, and how we do. */
const COMPARISONS: Readonly<Record<string, PathComparison>> = {
  Exact: 'Exact',
  PathPrefix: 'Prefix',
  RegularExpression: 'RegularExpression',
};

/**
 * How well a rule of a route fits a request, as numbers to compare in order: by hostname, path, method, headers and query
 * parameters. Undefined where it does not fit. A request is traced as a plain GET without headers or parameters of its own.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function requestMatch(
  route: Route,
  rule: Field,
  { path }: Request,
  host: string,
): readonly number[] | undefined {
  const byHost = hostnameOf(route, host);
  if (byHost === undefined) {
    return undefined;
  }
  const matches = rule.get('matches').items;
  const ranks = matches.length === 0 ? [[1]] : matches.flatMap((match) => rankOf(match, path) ?? []);
  const [best] = ranks.sort((a, b) => (b[0] ?? 0) - (a[0] ?? 0));
  return best === undefined ? undefined : [byHost, ...best];
}

function hostnameOf(route: Route, host: string): number | undefined {
  if (!route.hasHostnames) {
    return 0;
  }
  const fitting = route.hostnames.flatMap(({ text }) => closeness(text ?? '', host, 'several') ?? []);
  return fitting.length === 0 ? undefined : Math.max(...fitting);
}

function rankOf(match: Field, path: string): number[][] | undefined {
  const needsMore = match.get('headers').length > 0 || match.get('queryParams').length > 0;
  const method = match.get('method');
  // The method of a GRPCRoute is a service and a method of it, which make the path.
  const asked = method.isMap ? `/${method.get('service').text ?? ''}/${method.get('method').text ?? ''}` : undefined;
  if (needsMore || (method.text !== undefined && method.text !== 'GET')) {
    return undefined;
  }
  const comparison = asked === undefined ? (match.find('path', 'type').text ?? 'PathPrefix') : 'Exact';
  const rank = pathCloseness(
    COMPARISONS[comparison] ?? 'Exact',
    asked ?? match.find('path', 'value').text ?? '/',
    path,
  );
  return rank === undefined ? undefined : [[rank, method.text === undefined ? 0 : 1]];
}
