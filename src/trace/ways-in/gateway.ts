import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { implementationOf } from '../../model/traffic/gateway-implementation';
import { portNumberIn } from '../../model/views/port-fields';
import { isService, type Route, referenceAt } from '../../model/views/route';
import type { Field } from '../../values/field';
import { quoted } from '../../values/wording';
import { MOST_NAMED } from '../alternatives';
import { isEncrypted, type Request } from '../request';
import { type Path, split, type Walk } from '../walk';
import { costlyMatch, type GatewayMatch, type HeldListener, matchesAt } from './gateway-match';
import { closeness } from './host-match';
import { compareRanks } from './ranks';
import { type Router, toBackend } from './router';
import { showCertificate } from './shown-certificate';

/** A way through a Gateway: the listener that takes requests for a host, by its port and by how closely its hostname fits. */
export interface GatewayWay extends HeldListener {
  readonly closeness: number;
  /** What is known of the implementation. */
  readonly facts: GatewayFacts | undefined;
  /** The listeners among whose routes one is chosen: this one, or all that fit where the implementation weighs them together. */
  readonly weighed: readonly HeldListener[];
}

/** The ways for a host at a port, the closest first. */
export function gatewayWays({ cluster, scheme }: Request, host: string, port: number): GatewayWay[] {
  const holders = [...cluster.gateways.all, ...cluster.listenerSets.all];
  const ways = holders
    .flatMap((holder) =>
      holder.listeners.flatMap((listener) => {
        const byHost = closeness(listener.hostname, host, 'several');
        const isFit = listener.port === port && speaks(listener.protocol, scheme) && byHost !== undefined;
        return isFit ? [{ holder, listener, closeness: byHost, facts: implementationOf(cluster, holder) }] : [];
      }),
    )
    .sort((a, b) => b.closeness - a.closeness);
  const together = ways.filter(({ facts, listener }) => facts?.weigh !== undefined && listener.protocol !== 'TLS');
  return ways.flatMap((way) => {
    const weighed = together.includes(way) ? together.filter(({ facts }) => facts === way.facts) : [way];
    return weighed[0] === way ? [{ ...way, weighed }] : [];
  });
}

function speaks(protocol: string | undefined, scheme: Request['scheme']): boolean {
  switch (scheme) {
    case 'http':
    case 'grpc':
      return protocol === 'HTTP';
    case 'https':
    case 'grpcs':
      return protocol === 'HTTPS' || protocol === 'TLS';
    case 'tcp':
      return protocol === 'TCP' || protocol === 'TLS';
    case 'udp':
      return protocol === 'UDP';
  }
}

/** Follows a request through a listener and the routes that attach to it. */
export function throughGateway(request: Request, start: Walk, way: GatewayWay, host: string): Path[] {
  const { holder, listener } = way;
  const { title } = holder.object;
  const here = start.hop(
    'gateway',
    `${title} listener ${listener.name || listener.port}`,
    holder.object,
    listener.field,
  );
  const walk = withCertificate(request, here, way, host);
  if (Array.isArray(walk)) {
    return walk;
  }
  const costly = costlyMatch(way.weighed, request);
  if (costly !== undefined) {
    return walk.ends({
      is: 'unknown',
      settledBy: `whether ${quoted(costly.pattern)} of ${costly.route.object.title} fits, which may take too long to find out`,
    });
  }
  const [best, ...others] = matchesAt(way.weighed, request, host, way.facts?.weigh);
  if (best === undefined) {
    const because = `no route at this listener takes ${host}${request.path}`;
    return walk
      .hop('gateway', because, holder.object, listener.field)
      .ends({ is: 'answered', by: title, status: 404, because });
  }
  const instead = others.slice(0, MOST_NAMED).map(({ route, rule }) => `${route.object.title} ${rule.path}`);
  const routed = walk
    .hop('gateway', takenBy(way, best), best.route.object, best.rule, instead)
    .assuming(...rivalsOf(way, best, others));
  return throughRule(request, routed, best.route, best.rule, title);
}

/** The route that takes a request, and why it does where the listener has no part in it. */
function takenBy({ listener, facts }: GatewayWay, best: GatewayMatch): string {
  const { title } = best.route.object;
  return best.listener === listener
    ? title
    : `${title} of listener ${best.listener.name || best.listener.port}, for ${facts?.name} weighs the routes of all listeners together`;
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

function throughRule(request: Request, walk: Walk, route: Route, rule: Field, gateway: string): Path[] {
  for (const filter of rule.get('filters').items) {
    const redirect = filter.get('requestRedirect');
    if (redirect.isGiven) {
      const status = redirect.get('statusCode').number ?? 302;
      const scheme = redirect.get('scheme').text;
      const because = `the rule redirects${scheme === undefined ? '' : ` to ${scheme}`}`;
      return walk.hop('gateway', because, route.object, filter).ends({ is: 'answered', by: gateway, status, because });
    }
  }
  const rewrite = rule.get('filters').items.find((filter) => filter.get('urlRewrite').isGiven);
  const here =
    rewrite === undefined ? walk : walk.hop('gateway', 'the path or host is rewritten', route.object, rewrite);
  const backends = rule.get('backendRefs').items;
  const parts = backends.map((backend) => ({
    weight: backend.get('weight').number ?? 1,
    paths: send(request, here, route, backend, gateway),
  }));
  const because = backends.length === 0 ? 'the rule names no backend' : 'all backends of the rule have weight 0';
  return parts.some(({ weight }) => weight > 0)
    ? split(parts)
    : here.hop('gateway', because, route.object, rule).ends({ is: 'answered', by: gateway, status: 500, because });
}

function send(request: Request, walk: Walk, route: Route, backend: Field, gateway: string): Path[] {
  const { object } = route;
  const reference = referenceAt(backend, object.namespace, '', 'Service');
  if (!isService(reference)) {
    return walk.ends({ is: 'unknown', settledBy: `what ${gateway} makes of a backend of kind ${reference.kind}` });
  }
  const { namespace, name } = reference;
  if (!request.cluster.grants.allow(object, reference)) {
    const because = `no ReferenceGrant in namespace ${namespace} lets ${object.title} refer to Service ${namespace}/${name}`;
    return walk.hop('gateway', because, object, backend).ends({ is: 'answered', by: gateway, status: 500, because });
  }
  const port = portNumberIn(backend.get('port'));
  const sender = { is: 'some pods', namespace: undefined } as const;
  const router: Router = { is: 'gateway', name: gateway, missing: 500, sendsTo: 'pods', sender };
  return toBackend(request, walk, { object, field: backend, namespace, name, port }, router);
}

function withCertificate(request: Request, walk: Walk, { holder, listener }: GatewayWay, host: string): Walk | Path[] {
  if (!isEncrypted(request)) {
    return walk;
  }
  if (listener.field.find('tls', 'mode').text === 'Passthrough') {
    return walk.hop('tls', 'TLS is passed on to the pods', holder.object, listener.field.find('tls', 'mode'));
  }
  const [certificate] = listener.certificates;
  if (certificate === undefined) {
    const because = 'the listener names no certificate';
    return walk.hop('tls', because, holder.object, listener.field).ends({ is: 'certificate refused', because });
  }
  const { namespace, name, field } = certificate;
  if (!request.cluster.grants.allow(holder.object, certificate)) {
    const because = `no ReferenceGrant lets ${holder.object.title} refer to Secret ${namespace}/${name}`;
    return walk.hop('tls', because, holder.object, field).ends({ is: 'certificate refused', because });
  }
  return showCertificate(request.cluster, walk, { object: holder.object, field, namespace, name }, host);
}
