import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { attachmentOf, parentsOf } from '../../model/traffic/attachment';
import type { Listener, ListenerHolder } from '../../model/views/gateway';
import { portNumberIn } from '../../model/views/port-fields';
import { isService, type ParentRef, type Route, referenceAt } from '../../model/views/route';
import type { Field } from '../../values/field';
import { quoted } from '../../values/wording';
import { MOST_NAMED } from '../alternatives';
import { isEncrypted, type Request } from '../request';
import { type Path, split, type Walk } from '../walk';
import { closeness } from './host-match';
import { costlyPattern, requestMatch } from './http-match';
import { compareRanks } from './ranks';
import { type Router, toBackend } from './router';
import { showCertificate } from './shown-certificate';

/** A listener that takes requests for a host. */
export interface GatewayWay {
  readonly holder: ListenerHolder;
  readonly listener: Listener;
  /** How closely its hostname fits. */
  readonly closeness: number;
}

/** The listeners of a port that take requests for a host and speak as they do, the closest first. */
export function gatewayWays({ cluster, scheme }: Request, host: string, port: number): GatewayWay[] {
  const holders = [...cluster.gateways.all, ...cluster.listenerSets.all];
  return holders
    .flatMap((holder) =>
      holder.listeners.flatMap((listener) => {
        const byHost = closeness(listener.hostname, host, 'several');
        const isFit = listener.port === port && speaks(listener.protocol, scheme) && byHost !== undefined;
        return isFit ? [{ holder, listener, closeness: byHost }] : [];
      }),
    )
    .sort((a, b) => b.closeness - a.closeness);
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
  const rules = routesAt(request, listener, holder).flatMap((route) => route.rules.map((rule) => ({ route, rule })));
  for (const { route, rule } of rules) {
    const costly = costlyPattern(rule, request);
    if (costly !== undefined) {
      return walk.ends({
        is: 'unknown',
        settledBy: `whether ${quoted(costly)} of ${route.object.title} fits, which may take too long to find out`,
      });
    }
  }
  const matches = rules
    .map(({ route, rule }) => ({ route, rule, rank: requestMatch(route, rule, request, host) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => compareRanks(b.rank ?? [], a.rank ?? []));
  const [best, ...others] = matches;
  if (best === undefined) {
    const because = `no route at this listener takes ${host}${request.path}`;
    return walk
      .hop('gateway', because, holder.object, listener.field)
      .ends({ is: 'answered', by: title, status: 404, because });
  }
  const instead = others.slice(0, MOST_NAMED).map(({ route, rule }) => `${route.object.title} ${rule.path}`);
  const routed = walk
    .hop('gateway', best.route.object.title, best.route.object, best.rule, instead)
    .assuming(...notYounger(best, others));
  return throughRule(request, routed, best.route, best.rule, title);
}

/** A rule that takes a request, and how well it fits. */
interface Match {
  readonly route: Route;
  readonly rule: Field;
  readonly rank: readonly number[] | undefined;
}

/** Of two routes that fit alike the older goes first, and of two of one age that whose name does. */
function notYounger({ route, rank }: Match, others: readonly Match[]): string[] {
  const rival = others.find((other) => other.route !== route && compareRanks(other.rank ?? [], rank ?? []) === 0);
  return rival === undefined ? [] : [`${route.object.title} is not younger than ${rival.route.object.title}`];
}

/** The routes that attach to a listener. */
function routesAt({ cluster }: Request, listener: Listener, { object }: ListenerHolder): readonly Route[] {
  return attachedRoutes(cluster).get(object)?.get(listener.field.path) ?? [];
}

/** The routes by what they attach to, and by the path of the listener in it. */
const attachedRoutes = once((cluster: Cluster) => {
  const routes = new Map<KubeObject, Multimap<string, Route>>();
  for (const route of cluster.routes.all) {
    for (const reference of route.parentRefs) {
      const attachment = attachmentOf(cluster, route, reference);
      for (const { field, holder } of attachment.is === 'attached' ? listenersIn(cluster, reference, attachment) : []) {
        const at = routes.get(holder) ?? new Multimap<string, Route>();
        at.add(field.path, route);
        routes.set(holder, at);
      }
    }
  }
  return routes;
});

function listenersIn(
  cluster: Cluster,
  reference: ParentRef,
  { listeners }: { readonly listeners: readonly Listener[] },
): { readonly field: Field; readonly holder: KubeObject }[] {
  return parentsOf(cluster, reference).flatMap(({ object, listeners: all }) =>
    listeners.filter((each) => all.includes(each)).map(({ field }) => ({ field, holder: object })),
  );
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
