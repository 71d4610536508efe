import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { certificateIn } from '../../model/traffic/certificates';
import { quoted } from '../../values/wording';
import { MOST_NAMED } from '../alternatives';
import { isEncrypted, type Request } from '../request';
import type { Path, Walk } from '../walk';
import { closestCovering, namesOf } from './certificates-by-name';
import { routerOf, throughRule } from './gateway-backends';
import { costlyMatch, type GatewayMatch, matchesAt, matchesIn } from './gateway-match';
import type { GatewayWay } from './gateway-ways';
import type { HeldListener } from './held-listener';
import { closeness } from './host-match';
import { certificateOf, certificatesShownBy, endsTls, lacksCertificate } from './listener-certificate';
import { compareRanks } from './ranks';
import { answerBy } from './router';
import { routesNear } from './routes-near';
import { type ShownSecret, showCertificate } from './shown-certificate';
import { virtualHostsAt } from './virtual-hosts';

/** Follows a request through a listener and the routes that attach to it. */
export function throughGateway(request: Request, start: Walk, way: GatewayWay, host: string): Path[] {
  const { facts } = way;
  return facts?.virtualHosts === true
    ? throughVirtualHost(request, start, way, host, facts)
    : throughListener(request, start, way, host);
}

function throughListener(request: Request, start: Walk, way: GatewayWay, host: string): Path[] {
  const walk = withCertificate(request, at(start, way), way, host);
  if (Array.isArray(walk)) {
    return walk;
  }
  const costly = costlyMatch(way.weighed, request);
  return costly === undefined
    ? throughRoutes(request, walk, way, host, matchesAt(way.weighed, request, host, way.facts))
    : undecided(walk, costly);
}

function at(walk: Walk, { holder, listener }: HeldListener): Walk {
  const says = `${holder.object.title} listener ${listener.name || listener.port}`;
  return walk.hop('gateway', says, holder.object, listener.field);
}

function undecided(walk: Walk, { route, pattern }: NonNullable<ReturnType<typeof costlyMatch>>): Path[] {
  return walk.ends({
    is: 'unknown',
    settledBy: `whether ${quoted(pattern)} of ${route.object.title} fits, which may take too long to find out`,
  });
}

/** Follows a request where the host decides first, whatever its listener. */
function throughVirtualHost(request: Request, start: Walk, way: GatewayWay, host: string, facts: GatewayFacts): Path[] {
  const { cluster } = request;
  const hosts = virtualHostsAt(cluster, way.holder, way.port, isEncrypted(request));
  const [name = ''] = [...hosts.keys()]
    .filter((each) => closeness(each, host, 'several') !== undefined)
    .sort((a, b) => (closeness(b, host, 'several') ?? 0) - (closeness(a, host, 'several') ?? 0));
  const { rules = [], byChance: [chance] = [] } = hosts.get(name) ?? {};
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
  const costly = costlyMatch(
    rules.map(({ listener }) => ({ holder: way.holder, listener })),
    request,
  );
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

function throughRoutes(
  request: Request,
  walk: Walk,
  way: GatewayWay,
  host: string,
  [best, ...others]: readonly GatewayMatch[],
): Path[] {
  const { holder, listener } = way;
  if (best === undefined) {
    const because = `no route at this listener takes ${host}${request.path}`;
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

function withCertificate(request: Request, walk: Walk, way: GatewayWay, host: string): Walk | Path[] {
  if (!isEncrypted(request)) {
    return walk;
  }
  const { holder, listener } = way;
  if (!endsTls(way)) {
    return walk.hop('tls', 'TLS is passed on to the pods', holder.object, listener.field.find('tls', 'mode'));
  }
  const shown = certificateOf(request.cluster, way);
  if ('because' in shown) {
    const { because, object, field } = shown;
    return walk.hop('tls', because, object, field).ends({ is: 'certificate refused', because });
  }
  return showCertificate(request.cluster, walk, bestFor(request, way, host) ?? shown, host);
}

/** The Secret for the name that the client asks for, whatever listener names it, where the implementation goes by that. */
function bestFor({ cluster }: Request, { facts }: GatewayWay, host: string): ShownSecret | undefined {
  if (facts?.certificatesByName !== true) {
    return undefined;
  }
  const names = ({ namespace, name }: ShownSecret) => namesOf(cluster, namespace, name);
  return closestCovering(certificatesShownBy(cluster, facts), names, host);
}
