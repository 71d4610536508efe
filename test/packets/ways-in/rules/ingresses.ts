import { type RequestOfRule, SECURE_SHOP, SHOP } from './request-of-rule';

/** Rules about Ingresses. */
export const INGRESSES: readonly RequestOfRule[] = [
  { rule: 'missing-backend-port', url: SHOP, bad: 'HTTP 404' },
  { rule: 'missing-backend-service', url: SHOP, bad: 'HTTP 404' },
  { rule: 'missing-ingress-class', url: SHOP, bad: 'HTTP 404' },
  { rule: 'unreachable-path-pattern', url: `${SHOP}cart/items`, bad: 'HTTP 404' },
  // Of two for the same requests one gets them all; of two Ingresses it is not always the same.
  { rule: 'duplicate-ingress-path', url: `${SHOP}cart/x`, bad: 'admin' },
  { rule: 'duplicate-ingress-path', example: 1, url: { good: SHOP, bad: `${SHOP}cart/x` }, bad: ['admin', 'web'] },
  {
    rule: 'duplicate-ingress-path',
    example: 2,
    url: 'http://nobody.example.com/',
    bad: ['admin', 'web'],
    inTurn: true,
  },
  { rule: 'mismatched-route-protocol', example: 3, url: SHOP, bad: { traefik: 'HTTP 502', contour: 'HTTP 404' } },
  // The example admits the namespace that Traefik is in, which waits for pods longer than clients for it.
  { rule: 'uncovered-way-in', url: SHOP, bad: 'timeout', by: ['traefik'] },
  { rule: 'uncovered-way-in', example: 5, url: SHOP, bad: 'timeout', by: ['traefik'] },
];

/** What clients meet where no certificate is for their host: Traefik shows one of its own, Contour lets nobody in. */
const WITHOUT_ONE = { traefik: 'certificate', contour: 'no connection' };

/** Rules about the certificates of Ingresses. */
export const CERTIFICATES: readonly RequestOfRule[] = [
  { rule: 'duplicate-tls-host', url: SECURE_SHOP, bad: 'certificate' },
  { rule: 'mismatched-tls-secret', url: SECURE_SHOP, bad: WITHOUT_ONE },
  // A warning only: others take no Opaque one.
  { rule: 'mismatched-tls-secret', example: 1, url: SECURE_SHOP, bad: 'web' },
  { rule: 'missing-tls-secret', url: SECURE_SHOP, bad: WITHOUT_ONE },
  { rule: 'uncovered-tls-host', url: SECURE_SHOP, bad: WITHOUT_ONE },
  {
    rule: 'uncovered-tls-host',
    example: 1,
    url: { good: SECURE_SHOP, bad: 'https://admin.example.com/' },
    bad: { traefik: 'HTTP 404', contour: 'no connection' },
  },
];
