import { ingress } from '../../../../src/check/examples/routing-parts';
import { type RequestOfRule, SHOP } from './request-of-rule';

/** What speaks plain HTTP at the entry point that Traefik's chart has for TLS. */
const AT_WEBSECURE = 'http://shop.example.com:443/';

/** A router of whose middleware another example is. */
const BEHIND_LOGIN = ingress({
  annotations: 'traefik.ingress.kubernetes.io/router.middlewares: edge-login@kubernetescrd',
});

/** Rules about Traefik's own kinds and annotations. */
export const OF_TRAEFIK: readonly RequestOfRule[] = [
  // What is written for ingress-nginx is passed over: no redirect comes.
  { rule: 'ignored-ingress-annotation', url: { good: AT_WEBSECURE, bad: SHOP }, bad: 'web' },
  { rule: 'missing-entry-point', url: AT_WEBSECURE, bad: 'HTTP 404' },
  { rule: 'missing-middleware', url: SHOP, bad: 'HTTP 404' },
  { rule: 'missing-referenced-object', url: AT_WEBSECURE, bad: 'HTTP 404' },
  { rule: 'missing-referenced-object', example: 4, url: AT_WEBSECURE, bad: 'HTTP 404' },
  { rule: 'missing-referenced-port', url: AT_WEBSECURE, bad: 'HTTP 404' },
  { rule: 'missing-referenced-service', url: AT_WEBSECURE, bad: 'HTTP 404' },
  { rule: 'missing-referenced-service', example: 3, url: SHOP, beside: BEHIND_LOGIN, bad: 'HTTP 500' },
].map((each) => ({ ...each, by: ['traefik'] as const }));
