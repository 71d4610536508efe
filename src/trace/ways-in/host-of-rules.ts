import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { certificateIn } from '../../model/traffic/certificates';
import { isEncrypted, type Request } from '../request';
import type { Path, Walk } from '../walk';
import { withCertificate } from './gateway-certificate';
import { costlyMatch, matchesIn } from './gateway-match';
import { at, throughRoutes, undecided } from './gateway-routes';
import type { GatewayWay } from './gateway-ways';
import { closeness } from './host-match';
import { certificateOf, endsTls, lacksCertificate } from './listener-certificate';
import { closestOf, listenersOf, virtualHostsAt } from './virtual-hosts';

/** Follows a request where the hosts of rules decide first, whatever their listener, and others are not served. */
export function throughHostOfRules(
  request: Request,
  start: Walk,
  way: GatewayWay,
  host: string,
  facts: GatewayFacts,
): Path[] {
  const { cluster } = request;
  const { rules, byChance } = closestOf(virtualHostsAt(cluster, way.holder, way.port, isEncrypted(request)), host);
  const [chance] = byChance;
  if (chance !== undefined) {
    return at(start, way).ends({
      is: 'unknown',
      settledBy: `which listener of ${chance.object.title} ${facts.name} takes first, for several have some of its hosts`,
    });
  }
  const [first] = rules;
  const held = { ...way, listener: first?.listener ?? way.listener };
  if (first === undefined && isEncrypted(request) && !lacksCertificate(cluster, way)) {
    const because = `${facts.name} serves no TLS for ${host}, for no route is for it`;
    return at(start, way)
      .hop('tls', because, way.holder.object, way.listener.field)
      .ends({ is: 'certificate refused', because });
  }
  const walk = withCertificate(request, at(start, held), held, host);
  if (Array.isArray(walk)) {
    return walk;
  }
  const doubtful = certificatesTakenForGranted(request, held, host);
  const costly = costlyMatch(listenersOf(rules, way.holder), request);
  const shown = new Set(rules.map(({ listener }) => listener.certificates[0]?.name));
  const either =
    shown.size < 2
      ? []
      : [`${facts.name} shows the certificate of listener ${held.listener.name} for ${host}, and not that of another`];
  return costly === undefined
    ? throughRoutes(
        request,
        walk.assuming(...either, ...doubtful),
        held,
        host,
        matchesIn(rules, request, way.holder, facts),
      )
    : undecided(walk, costly);
}

/** Of the other listeners for a host, those whose certificates nobody sees: one that is not served still takes its hosts away. */
function certificatesTakenForGranted(
  { cluster }: Request,
  { holder, listener: own, facts }: GatewayWay,
  host: string,
): string[] {
  return holder.listeners
    .filter((listener) => listener !== own && closeness(listener.hostname, host, 'several') !== undefined)
    .flatMap((listener) => {
      const shown = endsTls({ holder, listener }) ? certificateOf(cluster, { holder, listener }) : undefined;
      return shown === undefined ||
        'because' in shown ||
        certificateIn(cluster, shown.namespace, shown.name) !== undefined
        ? []
        : [
            `Secret ${shown.namespace}/${shown.name} holds a certificate, for otherwise ${facts?.name} serves no host of listener ${listener.name}`,
          ];
    });
}
