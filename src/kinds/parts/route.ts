import { NAMED_BY_DNS_NAME } from '../constraints/names';
import type { Constraint } from '../language/constraint';
import { ANYTHING, fields, list, type Shape, TEXT } from '../language/shape';
import { backendRefs, PARENT_REFS } from './gateway-references';
import { object } from './object';

/*
 * Of the Gateway API, the fields that say where requests go. It grows with each release, so a field that is not here may
 * be a new one.
 */

/** A route, by the fields that its rules have. */
export function route(
  rule: Readonly<Record<string, Shape>>,
  more: Readonly<Record<string, Shape>> = {},
  backends: Shape = backendRefs(),
  ...ofRules: readonly Constraint[]
): Shape {
  return object(NAMED_BY_DNS_NAME, {
    status: ANYTHING,
    spec: fields({
      parentRefs: PARENT_REFS,
      rules: list(fields({ backendRefs: backends, name: TEXT, ...rule }, ...ofRules)),
      useDefaultGateways: TEXT,
      ...more,
    }),
  });
}

export const HOSTNAMES = { hostnames: list(TEXT) } as const;

/** How requests of one client go to one backend. */
export const SESSION = { sessionPersistence: ANYTHING } as const;

export const NAME_MATCHES: Shape = list(fields({ name: TEXT, type: TEXT, value: TEXT }));
