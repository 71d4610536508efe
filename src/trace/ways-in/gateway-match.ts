import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import type { AskedCall, AskedRequest } from '../../kinds/gateways/weighed-match';
import type { Listener, ListenerHolder } from '../../model/views/gateway';
import { pathOf, type Route } from '../../model/views/route';
import type { Field } from '../../values/field';
import { hostsAt } from '../../values/hostnames';
import type { Request } from '../request';
import { routesAt } from './attached-routes';
import type { HeldListener } from './held-listener';
import { closeness } from './host-match';
import { bestMatch, costlyPattern, matchesOf, pathRank } from './http-match';
import { compareRanks } from './ranks';
import type { HostedRule } from './virtual-hosts';

/** A rule that takes a request. */
export interface GatewayMatch extends HeldListener {
  readonly route: Route;
  readonly rule: Field;
  /** How well it fits. */
  readonly rank: readonly number[];
}

/** The first route at some listeners with a regular expression that would keep us busy for too long with a request. */
export function costlyMatch(
  listeners: readonly HeldListener[],
  request: Request,
): { readonly route: Route; readonly pattern: string } | undefined {
  for (const { holder, listener } of listeners) {
    for (const route of routesAt(request.cluster, listener, holder)) {
      for (const rule of route.rules) {
        const pattern = costlyPattern(rule, request);
        if (pattern !== undefined) {
          return { route, pattern };
        }
      }
    }
  }
  return undefined;
}

/** What the hosts of a route are: those that are written in it, or those for which a listener lets it take requests. */
export type HostsOfRoute = 'written' | 'listened for';

/** The rules at some listeners that take a request, by the closest host first, or else by what they weigh. */
export function matchesAt(
  listeners: readonly HeldListener[],
  request: Request,
  host: string,
  facts: Pick<GatewayFacts, 'weigh' | 'order' | 'pathPatterns'>,
  hosts: HostsOfRoute,
): GatewayMatch[] {
  const { weigh } = facts;
  return listeners
    .flatMap(({ holder, listener }) =>
      routesAt(request.cluster, listener, holder).flatMap((route) => {
        const byHost = hostRank(route, listener, host, hosts);
        return (byHost === undefined ? [] : route.rules).flatMap((rule, i) => {
          const weightOf = weigh && ((match: Field) => weigh(weighed(listener, route, i, match)));
          const rank = bestMatch(matchesOf(rule), request, facts, weightOf);
          const whole = weigh === undefined && rank !== undefined ? [byHost ?? 0, ...rank] : rank;
          return whole === undefined ? [] : [{ holder, listener, route, rule, rank: whole }];
        });
      }),
    )
    .sort((a, b) => compareRanks(b.rank, a.rank));
}

/** How closely the hosts of a route fit the one that is asked for; undefined where none does. */
export function hostRank(route: Route, { hostname }: Listener, host: string, by: HostsOfRoute): number | undefined {
  const written = hostsOfRoute(route);
  const any = by === 'written' ? '' : hostname;
  const hosts = written.length === 0 ? [any] : by === 'written' ? written : hostsAt(hostname, written);
  const fitting = hosts.flatMap((each) => closeness(each, host, 'several') ?? []);
  return fitting.length === 0 ? undefined : Math.max(...fitting);
}

function hostsOfRoute(route: Route): readonly string[] {
  return route.hasHostnames ? route.hostnames.map(({ text }) => text ?? '') : [];
}

/** The rules of a virtual host that take a request, the first of them first. */
export function matchesIn(
  rules: readonly HostedRule[],
  request: Request,
  holder: ListenerHolder,
  facts: GatewayFacts,
): GatewayMatch[] {
  const looked = facts.pathDecides === true ? ofFirstPath(rules, request, facts) : rules;
  return looked
    .flatMap(({ listener, route, rule, matches }) => {
      const rank = bestMatch(matches, request, facts);
      return rank === undefined ? [] : [{ holder, listener, route, rule, rank }];
    })
    .sort((a, b) => compareRanks(b.rank, a.rank));
}

/** The rules with the path that goes first for a request, whatever else they ask for, and of their matches those with that path. */
export function ofFirstPath(rules: readonly HostedRule[], request: Request, facts: GatewayFacts): HostedRule[] {
  const ranked = rules.flatMap((hosted) =>
    hosted.matches.flatMap((match) => {
      const rank = pathRank(match, request, facts);
      return rank === undefined ? [] : [{ hosted: { ...hosted, matches: [match] }, rank }];
    }),
  );
  const [first] = [...ranked].sort((a, b) => compareRanks(b.rank, a.rank));
  return ranked.filter(({ rank }) => compareRanks(rank, first?.rank ?? rank) === 0).map(({ hosted }) => hosted);
}

function weighed({ hostname }: Listener, route: Route, i: number, match: Field) {
  return {
    hosts: hostsAt(hostname, hostsOfRoute(route)),
    rulesLeft: route.rules.length - i,
    asks: route.object.kind === 'GRPCRoute' ? askedCall(match) : askedRequest(match),
  };
}

function askedRequest(match: Field): AskedRequest {
  const path = pathOf(match);
  return {
    of: 'HTTPRoute',
    pathType: path.type,
    path: path.value,
    hasMethod: match.has('method'),
    headers: match.get('headers').length,
    parameters: match.get('queryParams').length,
  };
}

function askedCall(match: Field): AskedCall {
  const method = match.get('method');
  return {
    of: 'GRPCRoute',
    call: method.isMap
      ? {
          service: method.get('service').text ?? '',
          method: method.get('method').text ?? '',
          isPattern: isPattern(method),
        }
      : undefined,
    headers: match.get('headers').items.map((header) => ({
      name: header.get('name').text ?? '',
      value: header.get('value').text ?? '',
      isPattern: isPattern(header),
    })),
  };
}

function isPattern(field: Field): boolean {
  return field.get('type').text === 'RegularExpression';
}
