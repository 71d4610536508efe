import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import type { AskedCall, AskedRequest } from '../../kinds/gateways/weighed-match';
import type { Listener, ListenerHolder } from '../../model/views/gateway';
import { pathOf, type Route } from '../../model/views/route';
import type { Field } from '../../values/field';
import { hostsAt } from '../../values/hostnames';
import type { Request } from '../request';
import { routesAt } from './attached-routes';
import type { HeldListener } from './held-listener';
import { bestMatch, costlyPattern, requestMatch } from './http-match';
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

/** The rules at some listeners that take a request, the first of them first. */
export function matchesAt(
  listeners: readonly HeldListener[],
  request: Request,
  host: string,
  facts: GatewayFacts | undefined,
): GatewayMatch[] {
  const weigh = facts?.weigh;
  return listeners
    .flatMap(({ holder, listener }) =>
      routesAt(request.cluster, listener, holder).flatMap((route) =>
        route.rules.flatMap((rule, i) => {
          const weightOf = weigh && ((match: Field) => weigh(weighed(listener, route, i, match)));
          const rank = requestMatch(route, rule, request, host, facts, weightOf);
          return rank === undefined ? [] : [{ holder, listener, route, rule, rank }];
        }),
      ),
    )
    .sort((a, b) => compareRanks(b.rank, a.rank));
}

/** The rules of a virtual host that take a request, the first of them first. */
export function matchesIn(
  rules: readonly HostedRule[],
  request: Request,
  holder: ListenerHolder,
  facts: GatewayFacts,
): GatewayMatch[] {
  return rules
    .flatMap(({ listener, route, rule, matches }) => {
      const rank = bestMatch(matches, request, facts);
      return rank === undefined ? [] : [{ holder, listener, route, rule, rank }];
    })
    .sort((a, b) => compareRanks(b.rank, a.rank));
}

function weighed({ hostname }: Listener, route: Route, i: number, match: Field) {
  return {
    hosts: hostsAt(hostname, route.hasHostnames ? route.hostnames.flatMap(({ text }) => text ?? []) : []),
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
