import { readerOfAnnotation } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { keysOf } from '../../model/views/annotations-of-others';
import { pathOf, type Route } from '../../model/views/route';
import type { Field } from '../../values/field';

/** Filters that do something to a request, and answer none. Who mirrors requests may want nothing but the mirror of them. */
const PREPARING = new Set(['RequestHeaderModifier', 'ResponseHeaderModifier', 'URLRewrite']);

/** What a rule says of requests on their way to a backend, and of nothing else. */
const ON_THE_WAY = ['retry', 'sessionPersistence', 'timeouts'] as const;

/** The rules of a route that name no backend, and are meant to have some. */
export function withoutBackends(cluster: Cluster, route: Route): readonly Field[] {
  const empty = route.rules.filter((rule) => rule.isMap && !leads(rule) && !isMisspelled(route, rule));
  const meant = empty.filter((rule) => isForBackends(rule) || (empty.length === route.rules.length && takesAll(rule)));
  return meant.length === 0 || route.isOfMesh || mayBeAnswered(cluster, route) ? [] : meant;
}

/** Whether a rule has backends, or a filter that answers, or one of which that is not known: an extension, or one to come. */
function leads(rule: Field): boolean {
  const backends = rule.get('backendRefs');
  return (
    backends.length > 0 ||
    (backends.isGiven && !backends.isList) ||
    rule.get('filters').items.some((filter) => !PREPARING.has(filter.get('type').text ?? ''))
  );
}

/** Whether a rule has a field that there is none of, which may be its backends. */
function isMisspelled({ object }: Route, { steps }: Field): boolean {
  return object.deviations.some(
    (each) => each.is === 'unknown field' && steps.every((step, i) => each.steps[i] === step),
  );
}

/** Whether a rule does something to requests that only a backend will see. One without backends may be there to refuse them. */
function isForBackends(rule: Field): boolean {
  const filters = rule.get('filters').items.map((filter) => filter.get('type').text);
  return filters.some((type) => type !== 'ResponseHeaderModifier') || ON_THE_WAY.some((key) => rule.has(key));
}

/** Whether a rule is for all requests, which nobody writes a route for to refuse them: without it, they would be. */
function takesAll(rule: Field): boolean {
  const matches = rule.get('matches').items;
  return (
    matches.length === 0 || matches.some((match) => match.keys.every((key) => key === 'path') && isOfAllPaths(match))
  );
}

function isOfAllPaths(match: Field): boolean {
  const { type, value } = pathOf(match);
  return type === 'PathPrefix' && value === '/';
}

/** Whether something else may answer the requests of a route: plugins that it asks for, or a policy for it or its Gateways. */
function mayBeAnswered(cluster: Cluster, { object, parentRefs }: Route): boolean {
  const targets = new Set([`${object.kind}/${object.name}`, ...parentRefs.map(({ kind, name }) => `${kind}/${name}`)]);
  return (
    keysOf(object).some((key) => readerOfAnnotation(key)?.annotatesForGateways === true) ||
    cluster.everything.some(
      ({ object: { spec } }) =>
        spec.has('targetSelectors') ||
        [spec.get('targetRef'), ...spec.get('targetRefs').items].some((target) =>
          targets.has(`${target.get('kind').text}/${target.get('name').text}`),
        ),
    )
  );
}
