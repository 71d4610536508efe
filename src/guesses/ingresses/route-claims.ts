import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { attachmentOf } from '../../model/traffic/attachment';
import { loopsOf } from '../../model/traffic/redirects';
import { type ParentRef, pathOf, type Route } from '../../model/views/route';
import type { Field } from '../../values/field';

/** A rule of a route that wants requests which another one takes. */
export interface RivalRule {
  readonly route: Route;
  /** The rule, or one of its matches. */
  readonly field: Field;
  /** Who takes them. */
  readonly winner: Route;
  readonly taken: Field;
}

/** The rules whose requests others take: the first of a route, or the route that comes first by namespace and name. */
export const rivalRulesOf = once((cluster: Cluster): ReadonlyMap<Route, readonly RivalRule[]> => {
  const claims = new Map<string, { readonly route: Route; readonly field: Field; readonly rule: Field }>();
  const rivals = new Map<Route, RivalRule[]>();
  // Of routes of one age, that which is first by name is asked first: the order of the cluster.
  for (const route of cluster.routes.all) {
    if (route.object.kind !== 'HTTPRoute' || loopsOf(cluster, route).length > 0) {
      continue;
    }
    const places = placesOf(cluster, route);
    for (const rule of route.rules) {
      for (const [match, field] of matchesOf(rule)) {
        const keys = places.map((place) => `${place}\n${match}`);
        const earlier = keys.map((key) => claims.get(key)).find((each) => each !== undefined && each.rule !== rule);
        if (earlier !== undefined && endOf(earlier.rule) !== endOf(rule)) {
          rivals.set(route, [
            ...(rivals.get(route) ?? []),
            { route, field, winner: earlier.route, taken: earlier.field },
          ]);
        }
        for (const key of keys) {
          claims.set(key, claims.get(key) ?? { route, field, rule });
        }
      }
    }
  }
  return rivals;
});

/** Where requests for a route come in, each with each host. */
function placesOf(cluster: Cluster, route: Route): readonly string[] {
  const hosts = route.hostnames.length === 0 ? [''] : route.hostnames.map(({ text }) => text ?? '');
  return entrancesOf(cluster, route).flatMap((entrance) => hosts.map((host) => `${entrance}\n${host}`));
}

/**
 * Where requests for a route come in, whatever their hosts: each listener it is attached to, or each parent that is not here.
 * Folders hold alternatives, so only what stands in one file has an entrance in common.
 */
export function entrancesOf(cluster: Cluster, route: Route): readonly string[] {
  const file = route.object.file ?? '';
  return route.parentRefs.flatMap((reference) =>
    listenersOf(cluster, route, reference).map((listener) => `${file}\n${listener}`),
  );
}

/** The listeners to which a reference attaches a route; as it is written, where that is not known. */
function listenersOf(cluster: Cluster, route: Route, reference: ParentRef): readonly string[] {
  const attachment = attachmentOf(cluster, route, reference);
  const parent = `${reference.kind} ${reference.namespace}/${reference.name}`;
  switch (attachment.is) {
    case 'attached':
      return attachment.listeners.map(({ name }) => `${parent} ${name}`);
    case 'unattached':
      return [];
    default:
      return [`${parent} ${reference.sectionName ?? ''} ${reference.port ?? ''}`];
  }
}

/** The matches of a rule, each as a text that is the same for the same requests. Without any it is everything below "/". */
function matchesOf(rule: Field): readonly (readonly [string, Field])[] {
  const matches = rule.get('matches').items;
  return matches.length === 0
    ? [[writtenMatch(rule.find('matches', 0)), rule]]
    : matches.map((match) => [writtenMatch(match), match]);
}

function writtenMatch(match: Field): string {
  const { type, value } = pathOf(match);
  // A slash at the end of a prefix changes nothing.
  const compared = type === 'PathPrefix' && value.length > 1 ? value.replace(/\/$/, '') : value;
  const more = ['headers', 'queryParams'].map((name) =>
    match
      .get(name)
      .items.map((each) => JSON.stringify([each.get('type').value, each.get('name').value, each.get('value').value]))
      .sort(),
  );
  return JSON.stringify([type, compared, match.get('method').text ?? '', ...more]);
}

/** What becomes of the requests: where that is the same, it makes no difference whose rule it is. */
function endOf(rule: Field): string {
  return JSON.stringify([rule.get('filters').value, rule.get('backendRefs').value]);
}
