import { Complaint } from '../../values/complaint';
import type { HttpRoute } from '../routes/http-route';

/** A route and where it stands in the list of its construct. */
export interface PlacedRoute {
  readonly route: HttpRoute;
  readonly at: string;
}

/** A complaint about a route, or one of its options, seen from the list that the route is in. */
export function atOption({ found, expected, fix, at: option }: Complaint, at: string): Complaint {
  return new Complaint(found, expected, fix, option === '' ? at : `${at}.options${option}`);
}

/** The most rules that a route object of the Gateway API has. */
const MOST_RULES = 16;

/** The routes of each host, hosts and routes in the order given. */
export function byHost(routes: readonly PlacedRoute[]): Map<string | undefined, PlacedRoute[]> {
  const groups = new Map<string | undefined, PlacedRoute[]>();
  for (const placed of routes) {
    const group = groups.get(placed.route.host);
    if (group === undefined) {
      groups.set(placed.route.host, [placed]);
    } else {
      group.push(placed);
    }
  }
  return groups;
}

/**
 * Rules in groups of as many as an object holds, in their order. What decides between two rules is how precisely they match,
 * wherever they stand; only between equals it is their order, which the names of the objects keep.
 */
export function inObjects<Rule>(rules: readonly Rule[]): Rule[][] {
  return Array.from({ length: Math.ceil(rules.length / MOST_RULES) }, (_, i) =>
    rules.slice(i * MOST_RULES, (i + 1) * MOST_RULES),
  );
}

/** What stands behind the name of the second object and those after it: digits that sort as they count. */
export function numberInName(i: number): string[] {
  return i === 0 ? [] : [String(i + 1).padStart(4, '0')];
}
