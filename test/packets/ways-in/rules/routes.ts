import { manifests } from '../../../../src/check/examples/parts';
import { route } from '../../../../src/check/examples/routing-parts';
import { webService } from '../../../../src/check/examples/service-parts';
import { webDeployment } from '../../../../src/check/examples/workload-parts';
import { type RequestOfRule, SECURE_SHOP, SHOP } from './request-of-rule';

/** A route from the Gateway of an example to pods beside it, for examples about the Gateway alone. */
const ROUTE_BESIDE = manifests(
  webDeployment({ namespace: 'edge' }),
  webService({ namespace: 'edge' }),
  route('- name: public', { namespace: 'edge' }),
);

/** Rules about routes and their Gateways. */
export const ROUTES: readonly RequestOfRule[] = [
  // Contour takes a Gateway of that name wherever it is, and then it is a warning only.
  { rule: 'missing-parent-gateway', url: SHOP, bad: { traefik: 'HTTP 404', contour: 'web' } },
  { rule: 'missing-parent-gateway', example: 1, url: SHOP, bad: 'HTTP 404' },
  { rule: 'missing-gateway-listener', url: SHOP, bad: 'HTTP 404' },
  { rule: 'missing-gateway-listener', example: 1, url: SHOP, bad: 'HTTP 404' },
  { rule: 'mismatched-route-namespace', url: SHOP, bad: 'HTTP 404' },
  { rule: 'mismatched-route-hostname', url: { good: SHOP, bad: 'http://shop.example.org/' }, bad: 'HTTP 404' },
  {
    rule: 'mismatched-route-hostname',
    example: 1,
    url: { good: SHOP, bad: 'http://shop.example.org/' },
    bad: 'HTTP 404',
  },
  // The older one takes what the other is for.
  { rule: 'duplicate-route-match', url: { good: SHOP, bad: `${SHOP}next` }, bad: 'web' },
  { rule: 'duplicate-route-kind', url: SHOP, bad: 'api' },
  { rule: 'missing-route-service', url: SHOP, bad: 'HTTP 500' },
  { rule: 'missing-route-port', url: SHOP, bad: 'HTTP 500' },
  { rule: 'missing-reference-grant', url: SHOP, bad: 'HTTP 500' },
  { rule: 'mismatched-reference-kind', url: SHOP, bad: 'HTTP 500' },
  // A warning only: Traefik takes "core" for the group without a name.
  { rule: 'mismatched-reference-kind', example: 1, url: SHOP, bad: { traefik: 'web', contour: 'HTTP 500' } },
  { rule: 'unreachable-route-backend', url: SHOP, bad: { traefik: 'HTTP 503', contour: 'HTTP 500' } },
  // The Gateway API asks for 500 here; to Contour, such a rule is none.
  { rule: 'unreachable-route-backend', example: 1, url: SHOP, bad: { traefik: 'HTTP 503', contour: 'HTTP 404' } },
  { rule: 'unreachable-route-backend', example: 2, url: SHOP, bad: { traefik: 'HTTP 503', contour: 'HTTP 404' } },
  { rule: 'unreachable-path-pattern', example: 2, url: `${SHOP}cart/items`, bad: 'HTTP 404' },
];

/** Rules about listeners, whose examples have no routes. */
export const LISTENERS: readonly RequestOfRule[] = [
  // The redirect is older than the route to the pods, and leads back to where the request came from.
  { rule: 'mismatched-redirect-listener', url: SECURE_SHOP, beside: ROUTE_BESIDE, bad: 'HTTP 301' },
  // Contour's provisioner makes a proxy for each Gateway, of which no other tells whether it has heard of its own.
  ...[
    { rule: 'unreachable-listener-protocol', url: SHOP, bad: 'HTTP 404' },
    { rule: 'mismatched-listener-kind', url: SHOP, bad: 'HTTP 404' },
    { rule: 'missing-certificate-grant', url: SECURE_SHOP, bad: 'certificate' },
    // It names no certificate that could be trusted, so any is.
    { rule: 'missing-listener-certificate', url: SECURE_SHOP, bad: 'HTTP 404' },
  ].map((each) => ({ ...each, by: ['traefik'] as const, beside: ROUTE_BESIDE, ownBell: true })),
];
