import { distinct } from '../constraints/duplicates';
import { GATEWAY_HOST } from '../constraints/gateway-hosts';
import { words } from '../constraints/makers';
import { DNS_NAME, NAMED_BY_DNS_NAME } from '../constraints/names';
import { atMost } from '../constraints/sizes';
import type { Constraint } from '../language/constraint';
import { ANYTHING, fields, list, needed, type Shape, TEXT, text } from '../language/shape';
import { backendRefs, PARENT_REFS } from './gateway-references';
import { object, spec } from './object';

/*
 * Of the Gateway API, the fields that say where requests go. It grows with each release, so a field that is not here may
 * be a new one.
 */

/** A route for requests, by the fields that its rules have. Without rules it is for all of them. */
export function requestRoute(
  rule: Readonly<Record<string, Shape>>,
  backends: Shape,
  ...ofRules: readonly Constraint[]
): Shape {
  const rules = list(fields({ backendRefs: backends, name: text(DNS_NAME), ...rule }, ...ofRules), atMost(16, 'rules'));
  return routeOf({ hostnames: list(text(GATEWAY_HOST), atMost(16, 'hosts')), rules });
}

/** A route for connections: a rule that says where to. */
export function connectionRoute(more: Readonly<Record<string, Shape>> = {}): Shape {
  return connectionRouteOf(needed(backendRefs(), 'where to', 'name a Service'), 1, more);
}

/** The same before it was stable, when less was demanded. */
export function formerConnectionRoute(more: Readonly<Record<string, Shape>> = {}): Shape {
  return connectionRouteOf(backendRefs(), 16, more);
}

function connectionRouteOf(backends: Shape, mostRules: number, more: Readonly<Record<string, Shape>>): Shape {
  const rules = list(fields({ backendRefs: backends, name: text(DNS_NAME) }), atMost(mostRules, 'rules'));
  return routeOf({ rules: needed(rules, 'a rule', 'write one'), ...more });
}

function routeOf(own: Readonly<Record<string, Shape>>): Shape {
  return object(NAMED_BY_DNS_NAME, {
    status: ANYTHING,
    spec: spec(fields({ parentRefs: PARENT_REFS, useDefaultGateways: TEXT, ...own })),
  });
}

/** How requests of one client go to one backend. */
export const SESSION = { sessionPersistence: ANYTHING } as const;

/** Names with values that a request must have, such as headers. */
export function nameMatches(name: Constraint, what: string): Shape {
  return list(
    fields({
      name: needed(text(name), `the name of a ${what}`),
      type: text(words('Exact', 'RegularExpression')),
      value: needed(TEXT, 'its value'),
    }),
    distinct('name'),
    atMost(16, `${what}s`),
  );
}

/** The most matches that a rule may have. */
export const MOST_MATCHES: Constraint = atMost(64, 'matches');
