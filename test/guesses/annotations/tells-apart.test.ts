import { tellsRequestsApart } from '../../../src/guesses/annotations/tells-apart';
import { factOf } from '../../../src/kinds/annotations/judged-annotation';
import { INGRESS_CONTROLLERS } from '../../../src/kinds/controllers';

/*
 * Two Ingresses may have one route where an annotation says which requests each is for, or where each has a proxy of its own.
 */

test.each([
  'nginx.ingress.kubernetes.io/configuration-snippet',
  'nginx.org/mergeable-ingress-type',
  'traefik.ingress.kubernetes.io/router.entrypoints',
  'traefik.ingress.kubernetes.io/router.tls',
  'haproxy-ingress.github.io/http-header-match',
  'konghq.com/headers.x-version',
  'konghq.com/methods',
  'ingress.cilium.io/loadbalancer-mode',
  'appgw.ingress.kubernetes.io/rule-priority',
  // Each has a load balancer of its own, whatever it is told.
  'alb.ingress.kubernetes.io/scheme',
  'alb.ingress.kubernetes.io/something-new',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  // Of programs that nobody here knows, and newer ones of those that are known.
  'higress.example.com/match-header-x',
  'nginx.ingress.kubernetes.io/method-of-tomorrow',
])('%s tells requests apart', (key) => {
  expect(tellsRequestsApart(key)).toBe(true);
});

test.each([
  'nginx.ingress.kubernetes.io/cors-allow-headers',
  'nginx.ingress.kubernetes.io/auth-method',
  'nginx.ingress.kubernetes.io/custom-headers',
  // Without the one that makes a canary, nothing of canaries is read.
  'nginx.ingress.kubernetes.io/canary-by-header',
  'nginx.org/proxy-hide-headers',
  'haproxy.org/request-set-header',
  'traefik.ingress.kubernetes.io/router.observability.metrics',
  'konghq.com/strip-path',
  'cert-manager.io/issuer-group',
  'example.com/team',
])('%s does not', (key) => {
  expect(tellsRequestsApart(key)).toBe(false);
});

test('what a controller is said to tell apart by, it reads on Ingresses', () => {
  const unread = INGRESS_CONTROLLERS.flatMap(({ name, annotations, tellsApartBy = [] }) =>
    tellsApartBy
      .filter((key) => factOf(annotations, key)?.on.includes('Ingress') !== true)
      .map((key) => `${name}: ${key}`),
  );
  expect(unread).toEqual([]);
});

test('what rules ask controllers for is an annotation that they read', () => {
  const asked = INGRESS_CONTROLLERS.flatMap((facts) =>
    [
      facts.rewriteAnnotation,
      ...(facts.hostSettings ?? []).map(({ key }) => key),
      facts.canaryAnnotation,
      facts.patternsAnnotation,
      facts.serverNameBy?.switch,
      facts.serverNameBy?.name,
      facts.basicAuth?.type,
      facts.basicAuth?.secret,
      facts.basicAuth?.form,
      facts.middlewares?.annotation,
      facts.entryPoints?.annotation,
      facts.actionsPrefix && `${facts.actionsPrefix}x`,
    ].flatMap((key) => (key === undefined ? [] : { facts, key })),
  );
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter(({ facts, key }) => factOf(facts.annotations, key) === undefined).map(({ key }) => key)).toEqual(
    [],
  );
});
