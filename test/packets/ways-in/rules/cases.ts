/*
 * What rules about Ingresses and routes say of requests, as packets show it through a controller.
 */

/** A question about the two manifests of one example of a rule, asked from outside. */
export interface RequestOfRule {
  /** The rule's id. */
  readonly rule: string;
  /** Which of its examples: 0 is its own, those of `more` follow. @default 0 */
  readonly example?: number;
  /** With the hosts of the example; a pair where the bad one is asked for something else. */
  readonly url: string | { readonly good: string; readonly bad: string };
  /** How the bad one is answered; by controller where they differ. The good one is answered by `web`. */
  readonly bad: string | Readonly<Record<ControllerName, string>>;
  /** The controllers that it is for. @default all of them */
  readonly by?: readonly ControllerName[];
}

export type ControllerName = 'traefik' | 'contour';

const SHOP = 'http://shop.example.com/';

/** Rules about Ingresses. */
export const INGRESSES: readonly RequestOfRule[] = [
  { rule: 'missing-backend-port', url: SHOP, bad: 'HTTP 404' },
  { rule: 'missing-backend-service', url: SHOP, bad: 'HTTP 404' },
  { rule: 'missing-ingress-class', url: SHOP, bad: 'HTTP 404' },
  { rule: 'unreachable-path-pattern', url: `${SHOP}cart/items`, bad: 'HTTP 404' },
  // The example admits the namespace that Traefik is in, which waits for pods longer than clients for it.
  { rule: 'uncovered-way-in', url: SHOP, bad: 'timeout', by: ['traefik'] },
];

/** Rules about routes and their Gateways. */
export const ROUTES: readonly RequestOfRule[] = [
  // Contour takes a Gateway of that name wherever it is, and then it is a warning only.
  { rule: 'missing-parent-gateway', url: SHOP, bad: { traefik: 'HTTP 404', contour: 'web' } },
  { rule: 'missing-parent-gateway', example: 1, url: SHOP, bad: 'HTTP 404' },
  { rule: 'missing-gateway-listener', url: SHOP, bad: 'HTTP 404' },
  { rule: 'missing-gateway-listener', example: 1, url: SHOP, bad: 'HTTP 404' },
  { rule: 'mismatched-route-namespace', url: SHOP, bad: 'HTTP 404' },
  {
    rule: 'mismatched-route-hostname',
    url: { good: SHOP, bad: 'http://shop.example.org/' },
    bad: 'HTTP 404',
  },
  { rule: 'missing-route-service', url: SHOP, bad: 'HTTP 500' },
  { rule: 'missing-route-port', url: SHOP, bad: 'HTTP 500' },
  { rule: 'missing-reference-grant', url: SHOP, bad: 'HTTP 500' },
  { rule: 'mismatched-reference-kind', url: SHOP, bad: 'HTTP 500' },
  // A warning only: Traefik takes "core" for the group without a name.
  { rule: 'mismatched-reference-kind', example: 1, url: SHOP, bad: { traefik: 'web', contour: 'HTTP 500' } },
  { rule: 'unreachable-route-backend', url: SHOP, bad: { traefik: 'HTTP 503', contour: 'HTTP 500' } },
  { rule: 'unreachable-path-pattern', example: 2, url: `${SHOP}cart/items`, bad: 'HTTP 404' },
];
