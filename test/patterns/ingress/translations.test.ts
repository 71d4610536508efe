import { Duration } from 'cdk8s';
import {
  BackendProtocol,
  type ControllerOptions,
  HttpRoute,
  IngressClassRef,
  IngressController,
  TlsCertificate,
} from '../../../src';
import { refusalOf } from '../../support/synth';
import { backend, ingressOf, kubia, kubiaRoute } from './fixture';

const controllers: [IngressController, string, string][] = [
  [IngressController.COMMUNITY_NGINX, 'nginx.ingress.kubernetes.io/limit-rps', '5'],
  [IngressController.F5_NGINX, 'nginx.org/server-tokens', 'off'],
  [IngressController.TRAEFIK, 'traefik.ingress.kubernetes.io/router.priority', '7'],
  [IngressController.HAPROXY, 'haproxy.org/rate-limit-requests', '5'],
  [IngressController.HAPROXY_INGRESS, 'haproxy-ingress.github.io/limit-rps', '5'],
  [IngressController.AWS_ALB, 'alb.ingress.kubernetes.io/scheme', 'internal'],
  [IngressController.GKE, 'ingress.gcp.kubernetes.io/pre-shared-cert', 'shop'],
  [IngressController.AZURE_AGIC, 'appgw.ingress.kubernetes.io/use-private-ip', 'true'],
  [IngressController.CONTOUR, 'projectcontour.io/response-timeout', '30s'],
  [IngressController.CILIUM, 'ingress.cilium.io/loadbalancer-mode', 'shared'],
  [IngressController.KONG, 'konghq.com/preserve-host', 'true'],
  [IngressController.OPENSHIFT, 'haproxy.router.openshift.io/timeout', '30s'],
];
const inClassOf = (controller: IngressController) => ({
  ingressClass: IngressClassRef.named('web', controller),
  certificate:
    controller === IngressController.AWS_ALB
      ? TlsCertificate.fromController()
      : TlsCertificate.fromSecretName('tls-secret'),
});

test('the table has all controllers', () => {
  expect(controllers.map(([controller]) => controller)).toEqual(IngressController._all);
});

describe.each(controllers)('with a class of %s', (controller, own, value) => {
  const foreign = controllers.filter(([other]) => other !== controller);

  test.each(foreign)('annotations of %s are refused', (other, key) => {
    const build = () => kubia({ ...inClassOf(controller), metadata: { annotations: { [key]: 'x' } } });
    expect(refusalOf(build)).toBe(
      `shop/kubia metadata.annotations: found "${key}", which only ${other} reads, expected annotations of ${controller} (${controller._dialect.facts.annotations.prefixes[0]}…), which serves class "web"; leave it out, or use the option of the Ingress that says the same for every controller`,
    );
  });

  test('its own annotations and those of nobody are taken', () => {
    const annotations = { [own]: value, 'example.com/owner': 'y', 'external-dns.alpha.kubernetes.io/ttl': '60' };
    expect(ingressOf({ ...inClassOf(controller), metadata: { annotations } }).metadata.annotations).toMatchObject(
      annotations,
    );
  });
});

test.each([
  ['nginx.com/health-checks', "F5's NGINX Ingress Controller"],
  ['appprotect.f5.com/app-protect-enable', "F5's NGINX Ingress Controller"],
  ['appprotectdos.f5.com/app-protect-dos-resource', "F5's NGINX Ingress Controller"],
  ['haproxy.com/ssl-redirect', "HAProxy Technologies' ingress controller"],
  ['ingress.gcp.kubernetes.io/pre-shared-cert', 'GKE Ingress'],
  ['cloud.google.com/neg', 'GKE Ingress'],
])('%s is known as one of %s', (key, reader) => {
  const build = () => kubia({ ...inClassOf(IngressController.TRAEFIK), metadata: { annotations: { [key]: 'x' } } });
  expect(refusalOf(build)).toContain(`found "${key}", which only ${reader} reads, `);
});

test('a certificate of AWS is refused for other controllers', () => {
  const arn = 'arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789012';
  expect(
    refusalOf(() => kubia({ ...inClassOf(IngressController.GKE), certificate: TlsCertificate.fromAcm(arn) })),
  ).toBe(
    'shop/kubia certificate: found a certificate of AWS Certificate Manager, expected one in a Secret, which is what GKE Ingress reads; use TlsCertificate.fromSecretName, or another class',
  );
});

test('annotations of any controller are taken where the controller is not known', () => {
  const annotations = Object.fromEntries(controllers.map(([, key]) => [key, 'x']));
  expect(ingressOf({ metadata: { annotations } }).metadata.annotations).toEqual(annotations);
});

test.each<[ControllerOptions, string]>([
  [{ stripPrefix: true }, 'stripPrefix'],
  [{ httpsRedirect: false }, 'httpsRedirect'],
  [{ cookieAffinity: {} }, 'cookieAffinity'],
  [{ backendProtocol: BackendProtocol.HTTP }, 'backendProtocol'],
])('%j is refused where the controller is not known', (options, option) => {
  expect(refusalOf(() => kubia(options))).toBe(
    `shop/kubia ${option}: found ${option} for class "public", whose controller is not known, expected a class with its controller: each reads annotations of its own; say which it is: IngressClassRef.named("public", IngressController.TRAEFIK)`,
  );
});

test('not taking prefixes off needs no controller', () => {
  expect(ingressOf({ stripPrefix: false }).metadata.annotations).toBeUndefined();
});

describe.each<[IngressController, ControllerOptions, string, string]>([
  [
    IngressController.COMMUNITY_NGINX,
    { httpsRedirect: true },
    'nginx.ingress.kubernetes.io/force-ssl-redirect',
    'true',
  ],
  [IngressController.F5_NGINX, { httpsRedirect: true }, 'nginx.org/ssl-redirect', 'true'],
  [IngressController.TRAEFIK, {}, 'traefik.ingress.kubernetes.io/router.tls', 'true'],
  [IngressController.HAPROXY, { httpsRedirect: false }, 'haproxy.org/ssl-redirect', 'false'],
  [IngressController.AWS_ALB, { cookieAffinity: {} }, 'alb.ingress.kubernetes.io/target-type', 'ip'],
  [IngressController.GKE, {}, 'kubernetes.io/ingress.class', 'web'],
])('the annotation that %s needs for %j', (controller, options, key, value) => {
  const withUser = (text: string) => ({
    ...inClassOf(controller),
    ...options,
    metadata: { annotations: { [key]: text } },
  });

  test('is taken from the user where it says the same', () => {
    expect(ingressOf(withUser(value)).metadata).toEqual(ingressOf({ ...inClassOf(controller), ...options }).metadata);
  });

  test('is refused where it says something else', () => {
    expect(refusalOf(() => kubia(withUser('other')))).toBe(
      `shop/kubia metadata.annotations: found "${key}" set to "other", expected "${value}", which follows from the other properties; leave the annotation out, or change the property that it follows from`,
    );
  });
});

test.each([
  ['exact', HttpRoute.exact('kubia.example.com', '/', backend()), 'Exact kubia.example.com/'],
  [
    'interpreted',
    HttpRoute.implementationSpecific('kubia.example.com', '/a.*', backend()),
    'ImplementationSpecific kubia.example.com/a.*',
  ],
])('prefixes are not taken off %s routes', (_, route, written) => {
  for (const [controller] of controllers) {
    if (route.pathType === 'Exact' && controller._dialect.facts.passesOver?.includes('exact paths')) {
      // Refused for that reason, with prefixes taken off and without.
      continue;
    }
    const build = () => kubia({ ...inClassOf(controller), stripPrefix: true, routes: [kubiaRoute, route] });
    expect(refusalOf(build)).toBe(
      `shop/kubia routes[1]: found the route "${written}", expected Prefix routes alone, with stripPrefix; put it into a second Ingress of the same class`,
    );
  }
});

describe('the options of a cookie', () => {
  test.each<[object, string]>([
    [
      { cookieName: '' },
      'cookieAffinity.cookieName: found an empty text, expected the name of a cookie: 1 to 64 letters, digits, "-", "_" and "."; choose one such as "SESSION"',
    ],
    [{ cookieName: 'a b' }, 'cookieAffinity.cookieName: found "a b", expected the name of a cookie'],
    [{ cookieName: 'a;b' }, 'cookieAffinity.cookieName: found "a;b", expected the name of a cookie'],
    [
      { cookieName: 'x'.repeat(65) },
      `cookieAffinity.cookieName: found "${'x'.repeat(65)}", expected the name of a cookie`,
    ],
    [{ cookieName: 7 }, 'cookieAffinity.cookieName: found 7, expected the name of a cookie'],
    [{ maxAge: Duration.seconds(0) }, 'cookieAffinity.maxAge: found 0 s, expected 1 s to 34560000 s; use 1 s or more'],
    [{ maxAge: Duration.days(401) }, 'cookieAffinity.maxAge: found 34646400 s, expected 1 s to 34560000 s; shorten it'],
    [{ maxAge: Duration.millis(1500) }, 'cookieAffinity.maxAge: found 1.5 s, expected whole seconds'],
    [
      { maxAge: 3600 },
      'cookieAffinity.maxAge: found 3600 without a unit, expected a Duration of 1 s to 34560000 s; give it with its unit, such as Duration.minutes(30)',
    ],
    [
      { cookiename: 'SESSION' },
      'cookieAffinity: found the unknown property "cookiename", expected cookieName or maxAge; did you mean "cookieName"?',
    ],
  ])('refused: %j', (cookieAffinity, sentence) => {
    const build = () => kubia({ ...inClassOf(IngressController.TRAEFIK), cookieAffinity });
    expect(refusalOf(build)).toContain(`shop/kubia ${sentence}`);
  });

  test('the longest and the shortest that are taken', () => {
    for (const cookieAffinity of [
      { cookieName: 'x'.repeat(64), maxAge: Duration.days(400) },
      { cookieName: 'a-b_c.D0', maxAge: Duration.seconds(1) },
    ]) {
      const { annotations } = ingressOf({ ...inClassOf(IngressController.COMMUNITY_NGINX), cookieAffinity }).metadata;
      expect(annotations['nginx.ingress.kubernetes.io/session-cookie-name']).toBe(cookieAffinity.cookieName);
      expect(annotations['nginx.ingress.kubernetes.io/session-cookie-max-age']).toBe(
        String(cookieAffinity.maxAge.toSeconds()),
      );
    }
  });
});

test('a protocol that is none is refused with the list', () => {
  const build = () => kubia({ ...inClassOf(IngressController.TRAEFIK), backendProtocol: 'grpc' as BackendProtocol });
  expect(refusalOf(build)).toBe(
    'shop/kubia backendProtocol: found "grpc", expected BackendProtocol.HTTP, BackendProtocol.HTTPS or BackendProtocol.GRPC; did you mean BackendProtocol.GRPC?',
  );
});
