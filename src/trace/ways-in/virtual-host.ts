import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import type { VirtualHostFacts } from '../../kinds/gateways/virtual-host-facts';
import { pathOf } from '../../model/views/route';
import { listed } from '../../values/wording';
import type { Request } from '../request';
import type { Path, Walk } from '../walk';
import { withCertificate } from './gateway-certificate';
import { costlyMatch, type GatewayMatch, matchesIn, ofFirstPath } from './gateway-match';
import { at, throughRoutes, undecided } from './gateway-routes';
import type { GatewayWay } from './gateway-ways';
import { hostsOfListener } from './hosts-of-listeners';
import { bestMatch, matchesOf } from './http-match';
import { compareRanks } from './ranks';
import { doingOf } from './readings';
import { asText, closestOf, type HostedRule, listenersOf } from './virtual-hosts';

/** Follows a request to the virtual host that its listener has for it, by itself or together with others. */
export function throughVirtualHost(
  request: Request,
  start: Walk,
  way: GatewayWay,
  host: string,
  facts: GatewayFacts,
  virtual: VirtualHostFacts,
): Path[] {
  const { holder } = way;
  const { hosts, twin } = hostsOfListener(request.cluster, way, virtual);
  const walk = withCertificate(request, at(start, way), way, host);
  if (Array.isArray(walk)) {
    return walk;
  }
  if (twin !== undefined) {
    const names = listed(
      twin.listeners.map(({ name, port }) => name || `${port}`),
      'and',
    );
    const settledBy = `what the proxy of ${facts.name} serves at port ${way.port}, for listeners ${names} both have ${twin.host || 'every host'}, which it refuses`;
    return walk.ends({ is: 'unknown', settledBy });
  }
  const { rules } = closestOf(hosts, host);
  const costly = costlyMatch(listenersOf(rules, holder), request);
  if (costly !== undefined) {
    return undecided(walk, costly);
  }
  const matches = matchesIn(rules, request, holder, facts);
  const rival = virtual.sharesMatches === true ? sharingWith(matches, request, facts) : undefined;
  if (rival !== undefined) {
    const settledBy = `how ${facts.name} shares requests among ${nameOf(matches[0])} and ${nameOf(rival)}, which match the same`;
    return walk.ends({ is: 'unknown', settledBy });
  }
  return throughRoutes(request, walk, way, host, matches, whyNone(request, matches, rules, facts));
}

/** Another rule of a virtual host that matches the same as its first. */
function sharingWith(
  [first, ...others]: readonly GatewayMatch[],
  request: Request,
  facts: GatewayFacts,
): GatewayMatch | undefined {
  const textsOf = ({ rule, rank }: GatewayMatch) =>
    matchesOf(rule)
      .filter((match) => compareRanks(bestMatch([match], request, facts) ?? [], rank) === 0)
      .map(asText);
  const texts = first === undefined ? [] : textsOf(first);
  return others.find(
    (other) =>
      first !== undefined && doingOf(other) !== doingOf(first) && textsOf(other).some((text) => texts.includes(text)),
  );
}

function nameOf(match: GatewayMatch | undefined): string {
  return match === undefined ? 'none' : `${match.route.object.title} ${match.rule.path}`;
}

/** Why no rule takes a request, where some would but for the path that decides. */
function whyNone(
  request: Request,
  matches: readonly GatewayMatch[],
  rules: readonly HostedRule[],
  facts: GatewayFacts,
): string | undefined {
  const [looked] = matches.length > 0 || facts.pathDecides !== true ? [] : ofFirstPath(rules, request, facts);
  const [match] = looked?.matches ?? [];
  return (
    match &&
    `${facts.name} looks at the rules of ${pathOf(match).type} ${pathOf(match).value} alone, and none of them takes the request`
  );
}
