import type { Request } from '../request';
import type { Path, Walk } from '../walk';
import { withCertificate } from './gateway-certificate';
import { costlyMatch, matchesAt } from './gateway-match';
import { at, throughRoutes, undecided } from './gateway-routes';
import type { GatewayWay } from './gateway-ways';
import { throughHostOfRules } from './host-of-rules';
import { doubtAboutRule } from './readings';
import { throughVirtualHost } from './virtual-host';

/** Follows a request through a listener and the routes that attach to it. */
export function throughGateway(request: Request, start: Walk, way: GatewayWay, host: string): Path[] {
  const { facts, listener } = way;
  if (facts?.virtualHosts === undefined) {
    return throughListener(request, start, way, host);
  }
  if (facts.virtualHosts.distinctMatches === true) {
    return throughHostOfRules(request, start, way, host, facts);
  }
  // Where TLS is handed on, there is nothing of a request to look at but its host.
  return listener.protocol === 'HTTP' || listener.protocol === 'HTTPS'
    ? throughVirtualHost(request, start, way, host, facts, facts.virtualHosts)
    : throughListener(request, start, way, host);
}

function throughListener(request: Request, start: Walk, way: GatewayWay, host: string): Path[] {
  const walk = withCertificate(request, at(start, way), way, host);
  if (Array.isArray(walk)) {
    return walk;
  }
  const costly = costlyMatch(way.weighed, request);
  if (costly !== undefined) {
    return undecided(walk, costly);
  }
  const { facts } = way;
  const hosts = facts?.triesWiderHosts === true ? 'listened for' : 'written';
  const matches = matchesAt(way.weighed, request, host, facts ?? {}, hosts);
  const settledBy = doubtAboutRule(request, way, host, matches[0]);
  return settledBy === undefined
    ? throughRoutes(request, walk, way, host, matches)
    : walk.ends({ is: 'unknown', settledBy });
}
