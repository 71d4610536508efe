import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { byGatewayApi } from '../../kinds/gateways/match-order';
import { pathOf } from '../../model/views/route';
import type { Request } from '../request';
import { routesAt } from './attached-routes';
import { type GatewayMatch, hostRank, matchesAt } from './gateway-match';
import type { GatewayWay } from './gateway-ways';
import type { HeldListener } from './held-listener';
import { closeness } from './host-match';
import { matchesOf } from './http-match';
import { lacksCertificate } from './listener-certificate';

/*
 * What the Gateway API leaves to its implementations, where it is not known what they make of it: which rule takes a request is
 * known only if they all agree.
 */

/** Something that an implementation may do, and the rule that takes a request then. */
interface Reading {
  /** As what is asked about it: `tries regular expressions before prefixes`. */
  readonly does: string;
  readonly first: GatewayMatch | undefined;
}

/** What would have another rule take a request than the first that we know of, or none; undefined where nothing would. */
export function doubtAboutRule(
  request: Request,
  way: GatewayWay,
  host: string,
  first: GatewayMatch | undefined,
): string | undefined {
  const other = readingsOf(request, way, host).find((each) => !isSame(each.first, first));
  const who = way.facts?.name ?? `what serves ${way.holder.object.title}`;
  return (
    other &&
    `whether ${who} ${other.does}, for then ${nameOf(other.first)} takes the request, and otherwise ${nameOf(first)}`
  );
}

function readingsOf(request: Request, way: GatewayWay, host: string): Reading[] {
  const { facts = {} }: { facts?: Partial<GatewayFacts> } = way;
  return facts.weigh !== undefined
    ? []
    : [
        ...(facts.triesWiderHosts === true ? [] : aboutHosts(request, way, host, facts)),
        ...(hasPatterns(request, way) ? aboutPatterns(request, way, host, facts) : []),
      ];
}

function aboutHosts(request: Request, way: GatewayWay, host: string, facts: Partial<GatewayFacts>): Reading[] {
  const firstAt = (listeners: readonly HeldListener[]) => matchesAt(listeners, request, host, facts, 'listened for')[0];
  const closest = Math.max(
    0,
    ...routesAt(request.cluster, way.listener, way.holder).map(
      (route) => hostRank(route, way.listener, host, 'listened for') ?? 0,
    ),
  );
  const first = firstAt([way]);
  return [
    {
      does: 'looks at the rules of the closest host alone',
      first: first?.rank[0] === closest ? first : undefined,
    },
    {
      does: 'takes the routes of all listeners of a port together',
      first: firstAt(listenersBeside(request, way, host)),
    },
  ];
}

/** All listeners of one port that are for a host. */
function listenersBeside({ cluster }: Request, { holder, listener: own }: GatewayWay, host: string): HeldListener[] {
  return holder.listeners
    .filter(
      ({ port, protocol, hostname }) =>
        port === own.port && protocol === own.protocol && closeness(hostname, host, 'several') !== undefined,
    )
    .map((listener) => ({ holder, listener }))
    .filter((held) => held.listener === own || !lacksCertificate(cluster, held));
}

function aboutPatterns(request: Request, way: GatewayWay, host: string, facts: Partial<GatewayFacts>): Reading[] {
  const hosts = facts.triesWiderHosts === true ? 'listened for' : 'written';
  const firstBy = (changed: Partial<GatewayFacts>) =>
    matchesAt(way.weighed, request, host, { ...facts, ...changed }, hosts)[0];
  const orders = facts.order === undefined ? (['before prefixes', 'after prefixes'] as const) : [];
  const parts = facts.pathPatterns === undefined ? (['all of it', 'any part'] as const) : [];
  return [
    ...orders.map((order) => ({
      does: `tries regular expressions ${order}`,
      first: firstBy({ order: byGatewayApi(order) }),
    })),
    ...parts.map((pathPatterns) => ({
      does: `has a regular expression fit ${pathPatterns === 'any part' ? 'any part of a path' : 'all of a path'}`,
      first: firstBy({ pathPatterns }),
    })),
  ];
}

function hasPatterns({ cluster }: Request, { weighed }: GatewayWay): boolean {
  return weighed.some(({ holder, listener }) =>
    routesAt(cluster, listener, holder).some(({ rules }) =>
      rules.some((rule) => matchesOf(rule).some((match) => pathOf(match).type === 'RegularExpression')),
    ),
  );
}

/** Whether it makes no difference which of two takes a request. */
function isSame(one: GatewayMatch | undefined, other: GatewayMatch | undefined): boolean {
  return one?.rule === other?.rule || (one !== undefined && other !== undefined && doingOf(one) === doingOf(other));
}

/** What a rule does with the requests that it takes. */
export function doingOf({ route, rule }: GatewayMatch): string {
  return JSON.stringify([route.object.namespace, rule.get('backendRefs').value, rule.get('filters').value]);
}

function nameOf(match: GatewayMatch | undefined): string {
  return match === undefined ? 'no route' : `${match.route.object.title} ${match.rule.path}`;
}
