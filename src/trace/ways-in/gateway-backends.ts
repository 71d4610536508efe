import { portNumberIn } from '../../model/views/port-fields';
import { isService, type Route, referenceAt } from '../../model/views/route';
import type { Field } from '../../values/field';
import type { Request } from '../request';
import { type Path, split, type Walk } from '../walk';
import { isThere } from './gateway-backend';
import type { GatewayMatch } from './gateway-match';
import type { GatewayWay } from './gateway-ways';
import { locationBy, rewriteBy } from './redirect';
import { answerBy, type Router, toBackend } from './router';

/*
 * What becomes of a request that a rule of a route takes.
 */

/** What a Gateway sends requests on as. */
export function routerOf({ holder, listener, facts }: GatewayWay, route?: Route): Router {
  const isCall = route?.object.kind === 'GRPCRoute';
  return {
    is: 'gateway',
    name: holder.object.title,
    missing: (isCall ? facts?.missingForCalls : undefined) ?? 500,
    sendsTo: 'pods',
    sender: { is: 'some pods', namespace: undefined },
    isBlind: listener.protocol === 'TLS',
  };
}

/** Follows a request through a rule: to where it redirects, or to its backends by their weights. */
export function throughRule(request: Request, walk: Walk, way: GatewayWay, host: string, match: GatewayMatch): Path[] {
  const { route, rule } = match;
  const router = routerOf({ ...way, ...match }, route);
  for (const filter of rule.get('filters').items) {
    const redirect = filter.get('requestRedirect');
    if (redirect.isGiven) {
      const status = redirect.get('statusCode').number ?? 302;
      const because = 'the rule redirects';
      const location = locationBy(redirect, rule, request, { host, port: way.port }, way.facts);
      return walk.hop('gateway', because, route.object, filter).ends(answerBy(router, status, because, location));
    }
  }
  const rewrite = rule.get('filters').items.find((filter) => filter.get('urlRewrite').isGiven);
  const here =
    rewrite === undefined
      ? walk
      : walk.hop('gateway', rewriteBy(rewrite.get('urlRewrite'), rule, request, way.facts), route.object, rewrite);
  return toBackends(request, here, way, match, router);
}

function toBackends(request: Request, start: Walk, way: GatewayWay, match: GatewayMatch, router: Router): Path[] {
  const { route, rule } = match;
  const all = rule.get('backendRefs').items;
  const there =
    way.facts?.leavesOutBackends === true ? all.filter((each) => isThere(request.cluster, route, each)) : all;
  // Where none is there, all are answered as the first is.
  const kept = there.length === 0 ? all.slice(0, 1) : there;
  const walk = all
    .filter((each) => there.length > 0 && !there.includes(each))
    .reduce(
      (before, each) =>
        before.hop(
          'gateway',
          `${way.facts?.name} leaves out ${nameOf(route, each)}, which is not there or not granted`,
          route.object,
          each,
        ),
      start,
    );
  const parts = kept.map((backend) => ({
    weight: there.length === 0 ? 1 : (backend.get('weight').number ?? 1),
    paths: send(request, walk, route, backend, router),
  }));
  if (parts.some(({ weight }) => weight > 0)) {
    return split(parts);
  }
  const extension = all.length === 0 ? extensionIn(rule) : undefined;
  if (extension !== undefined) {
    return walk
      .hop('gateway', 'the rule names no backend, and an extension that may answer', route.object, extension)
      .ends({
        is: 'unknown',
        settledBy: `what ${router.name} makes of ${extension.get('kind').text} ${extension.get('name').text}`,
      });
  }
  const because = all.length === 0 ? 'the rule names no backend' : 'all backends of the rule have weight 0';
  return walk
    .hop('gateway', because, route.object, rule)
    .ends(answerBy(router, way.facts?.withoutBackends ?? 500, because));
}

/** The reference to an object of the implementation's own that a filter of a rule is, which may do anything to requests. */
function extensionIn(rule: Field): Field | undefined {
  return rule
    .get('filters')
    .items.map((filter) => filter.get('extensionRef'))
    .find(({ isMap }) => isMap);
}

function nameOf({ object }: Route, backend: Field): string {
  const { kind, namespace, name } = referenceAt(backend, object.namespace, '', 'Service');
  return `${kind} ${namespace}/${name}`;
}

function send(request: Request, walk: Walk, { object }: Route, backend: Field, router: Router): Path[] {
  const reference = referenceAt(backend, object.namespace, '', 'Service');
  if (!isService(reference)) {
    return walk.ends({ is: 'unknown', settledBy: `what ${router.name} makes of a backend of kind ${reference.kind}` });
  }
  const { namespace, name } = reference;
  if (!request.cluster.grants.allow(object, reference)) {
    const because = `no ReferenceGrant in namespace ${namespace} lets ${object.title} refer to Service ${namespace}/${name}`;
    return walk.hop('gateway', because, object, backend).ends(answerBy(router, router.missing, because));
  }
  const port = portNumberIn(backend.get('port'));
  return toBackend(request, walk, { object, field: backend, namespace, name, port }, router);
}
