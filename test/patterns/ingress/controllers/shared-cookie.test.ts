import { HttpRoute, IngressClassRef, IngressController, TlsCertificate, type TlsIngressProps } from '../../../../src';
import { manifestsOf, refusalOf, shopChart } from '../../../support/synth';
import { kubia, service } from '../fixture';

const { COMMUNITY_NGINX, F5_NGINX, TRAEFIK, HAPROXY, AWS_ALB, GKE } = IngressController;

/** Routes of `a.example.com` to a Service `web`, and of one more host or path to a Service `api`. */
function build(controller: IngressController, other: [host: string, path: string], props: Partial<TlsIngressProps>) {
  const chart = shopChart();
  const [web, api] = [service(chart, 'web'), service(chart, 'api')];
  kubia(
    {
      ingressClass: IngressClassRef.named('web', controller),
      certificate:
        controller === AWS_ALB ? TlsCertificate.fromController() : TlsCertificate.fromSecretName('tls-secret'),
      cookieAffinity: {},
      routes: [HttpRoute.prefix('a.example.com', '/web', web.backend()), HttpRoute.prefix(...other, api.backend())],
      ...props,
    },
    chart,
  );
  return manifestsOf(chart);
}

const SENTENCE =
  'shop/kubia cookieAffinity: found one cookie for the Services "web" and "api" of one host, expected one Service a host, or they overwrite the cookies of each other; make an Ingress for each Service, each with a cookieName of its own';

test.each<[IngressController, Partial<TlsIngressProps>]>([
  [COMMUNITY_NGINX, { stripPrefix: true }],
  [F5_NGINX, {}],
  [HAPROXY, {}],
  [TRAEFIK, { cookieAffinity: { cookieName: 'SESSION' } }],
])('%s with %j refuses one cookie for two Services of a host', (controller, props) => {
  expect(refusalOf(() => build(controller, ['a.example.com', '/api'], props))).toBe(SENTENCE);
  expect(build(controller, ['b.example.com', '/api'], props).map(({ kind }) => kind)).toContain('Ingress');
});

test.each([COMMUNITY_NGINX, TRAEFIK, AWS_ALB, GKE])('%s tells the cookies of two Services apart', (controller) => {
  expect(build(controller, ['a.example.com', '/api'], {}).map(({ kind }) => kind)).toContain('Ingress');
});

test('a default backend is on every host', () => {
  const chart = shopChart();
  const [web, api] = [service(chart, 'web'), service(chart, 'api')];
  const ingress = () =>
    kubia(
      {
        ingressClass: IngressClassRef.named('web', HAPROXY),
        cookieAffinity: {},
        routes: [HttpRoute.prefix('a.example.com', '/api', api.backend())],
        defaultBackend: web.backend(),
      },
      chart,
    );
  expect(refusalOf(ingress)).toBe(SENTENCE);
});

test('NGINX of F5 is told of each Service', () => {
  const [ingress] = build(F5_NGINX, ['b.example.com', '/api'], {}).filter(({ kind }) => kind === 'Ingress');
  expect(ingress.metadata.annotations).toEqual({
    'nginx.org/sticky-cookie-services': 'serviceName=web srv_id path=/;serviceName=api srv_id path=/',
  });
});

test('the cookie of ingress-nginx is for all paths where prefixes differ', () => {
  const [ingress] = build(COMMUNITY_NGINX, ['b.example.com', '/api'], { stripPrefix: true }).filter(
    ({ kind }) => kind === 'Ingress',
  );
  expect(ingress.metadata.annotations['nginx.ingress.kubernetes.io/session-cookie-path']).toBe('/');
});
