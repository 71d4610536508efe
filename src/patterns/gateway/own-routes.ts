import type { Construct } from 'constructs';
import { warn } from '../warning';
import type { RouteNamespaces } from './route-namespaces';

/** Warns of a Gateway with routes that its own listeners may not admit. */
export function warnOfOwnRoutes(
  gateway: Construct,
  namespaces: RouteNamespaces | undefined,
  own: string | undefined,
  hasRoutes: boolean,
): void {
  const warning = hasRoutes ? namespaces?._warningFor(own) : undefined;
  if (warning !== undefined) {
    warn(gateway, warning.under('routeNamespaces'));
  }
}
