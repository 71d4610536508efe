/** What Traefik 2 and later do by a Middleware, which routes name. */
const middleware = (type: string) =>
  `make a Middleware of type ${type}, and name it in "traefik.ingress.kubernetes.io/router.middlewares"`;

const HEADERS = middleware('headers');
const STICKY = 'write "traefik.ingress.kubernetes.io/service.sticky.cookie: \'true\'" on the Service';

/**
 * Annotations of Traefik 1, without their prefix, and what says the same today. No cluster of ours can run it: it asks for Ingresses
 * of extensions/v1beta1, which Kubernetes 1.22 left behind.
 *
 * @see https://doc.traefik.io/traefik/v1.7/configuration/backends/kubernetes/#annotations
 * @see https://doc.traefik.io/traefik/v2.11/migration/v1-to-v2/
 */
export const FORMER_KEYS_OF_TRAEFIK: Readonly<Record<string, string>> = {
  affinity: STICKY,
  'app-root': middleware('redirectRegex'),
  'auth-secret': middleware('basicAuth'),
  'auth-type': middleware('basicAuth'),
  'auth-url': middleware('forwardAuth'),
  buffering: middleware('buffering'),
  'circuit-breaker-expression': middleware('circuitBreaker'),
  'custom-request-headers': HEADERS,
  'custom-response-headers': HEADERS,
  'error-pages': middleware('errors'),
  'frontend-entry-points': 'write "traefik.ingress.kubernetes.io/router.entrypoints"',
  'load-balancer-method': 'leave it out: requests go in turn, by weight',
  'max-conn-amount': middleware('inFlightReq'),
  'max-conn-extractor-func': middleware('inFlightReq'),
  'pass-client-tls-cert': middleware('passTLSClientCert'),
  'pass-tls-cert': middleware('passTLSClientCert'),
  'preserve-host': 'write "traefik.ingress.kubernetes.io/service.passhostheader" on the Service',
  priority: 'write "traefik.ingress.kubernetes.io/router.priority"',
  'rate-limit': middleware('rateLimit'),
  'redirect-entry-point': middleware('redirectScheme'),
  'redirect-permanent': middleware('redirectScheme'),
  'redirect-regex': middleware('redirectRegex'),
  'redirect-replacement': middleware('redirectRegex'),
  'rewrite-target': middleware('replacePathRegex'),
  'rule-type': middleware('stripPrefix, or replacePath'),
  'service-weights': 'make a TraefikService with weights, for an IngressRoute',
  'session-cookie-name': 'write "traefik.ingress.kubernetes.io/service.sticky.cookie.name" on the Service',
  'ssl-redirect': middleware('redirectScheme'),
  'whitelist-source-range': middleware('ipAllowList'),
};
