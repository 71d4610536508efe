import { quoted } from '../../values/wording';
import { MOST_NAMED } from '../alternatives';
import type { Request } from '../request';
import type { Path, Walk } from '../walk';
import { routerOf, throughRule } from './gateway-backends';
import type { costlyMatch, GatewayMatch } from './gateway-match';
import type { GatewayWay } from './gateway-ways';
import type { HeldListener } from './held-listener';
import { compareRanks } from './ranks';
import { answerBy } from './router';
import { routesNear } from './routes-near';

/** The step of a request to a listener. */
export function at(walk: Walk, { holder, listener }: HeldListener): Walk {
  const says = `${holder.object.title} listener ${listener.name || listener.port}`;
  return walk.hop('gateway', says, holder.object, listener.field);
}

/** The end of a way where it would take too long to find out which rule takes a request. */
export function undecided(walk: Walk, { route, pattern }: NonNullable<ReturnType<typeof costlyMatch>>): Path[] {
  return walk.ends({
    is: 'unknown',
    settledBy: `whether ${quoted(pattern)} of ${route.object.title} fits, which may take too long to find out`,
  });
}

/** Follows a request to the first of some rules that take it, or to nobody. */
export function throughRoutes(
  request: Request,
  walk: Walk,
  way: GatewayWay,
  host: string,
  [best, ...others]: readonly GatewayMatch[],
  because = `no route at this listener takes ${host}${request.path}`,
): Path[] {
  const { holder, listener } = way;
  if (best === undefined) {
    return walk
      .hop('gateway', because, holder.object, listener.field, routesNear(request, way, host))
      .ends(answerBy(routerOf(way), 404, because));
  }
  const instead = others.slice(0, MOST_NAMED).map(({ route, rule }) => `${route.object.title} ${rule.path}`);
  const routed = walk
    .hop('gateway', takenBy(way, best), best.route.object, best.rule, instead)
    .assuming(...rivalsOf(way, best, others));
  return throughRule(request, routed, way, host, best);
}

/** The route that takes a request, and why it does where the listener has no part in it. */
function takenBy({ listener, facts }: GatewayWay, best: GatewayMatch): string {
  const { title } = best.route.object;
  if (best.listener === listener) {
    return title;
  }
  const why = facts?.weigh === undefined ? 'goes by the host alone' : 'weighs the routes of all listeners together';
  return `${title} of listener ${best.listener.name || best.listener.port}, for ${facts?.name} ${why}`;
}

/**
 * What is taken for granted where two rules fit alike: of two routes the older goes first, and of two of one age that whose
 * name does; with equal weights, it is either.
 */
function rivalsOf(
  { facts }: GatewayWay,
  { route, rule, rank }: GatewayMatch,
  others: readonly GatewayMatch[],
): string[] {
  const isOther = (other: GatewayMatch) =>
    other.route !== route || (facts?.weigh !== undefined && other.rule.path !== rule.path);
  const rival = others.find((other) => isOther(other) && compareRanks(other.rank, rank) === 0);
  if (rival === undefined) {
    return [];
  }
  const [one, another] = [route.object.title, rival.route.object.title];
  return [
    facts?.weigh === undefined
      ? `${one} is not younger than ${another}`
      : `${facts.name} takes ${one} ${rule.path} before ${another} ${rival.rule.path}, which weighs the same`,
  ];
}
