import * as kplus34 from 'cdk8s-plus-34';
import { BackendProtocol, HttpRoute, IngressClassRef, IngressController, RouteBackend, TlsIngress } from '../../../src';
import { manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';
import { backend, base, kubia, service } from './fixture';

const KEY = 'traefik.ingress.kubernetes.io/service.serversscheme';
const overHttps = {
  ingressClass: IngressClassRef.named('traefik', IngressController.TRAEFIK),
  backendProtocol: BackendProtocol.HTTPS,
};

test('every Service behind the routes is annotated, once', () => {
  const chart = shopChart();
  const [web, api] = [service(chart, 'web'), service(chart, 'api')];
  const routes = ['/', '/web'].map((path) => HttpRoute.onAnyHost(path, web.backend()));
  kubia({ ...overHttps, routes: [...routes, HttpRoute.onAnyHost('/api', api.backend())] }, chart);
  expect(theOnly(chart, 'Service', 'web').metadata.annotations).toEqual({ [KEY]: 'https' });
  expect(theOnly(chart, 'Service', 'api').metadata.annotations).toEqual({ [KEY]: 'https' });
});

test('a Service of a newer cdk8s-plus is annotated as well, as the default backend too', () => {
  const chart = shopChart();
  const web = new kplus34.Service(chart, 'web', { metadata: { name: 'web' }, ports: [{ port: 80 }] });
  kubia({ ...overHttps, routes: [], defaultBackend: RouteBackend.fromService(web) }, chart);
  expect(theOnly(chart, 'Service').metadata.annotations).toEqual({ [KEY]: 'https' });
});

test('two Ingresses of one Service may want the same of it, not different things', () => {
  const chart = shopChart();
  const backend = service(chart, 'web').backend();
  const routes = [HttpRoute.onAnyHost('/', backend)];
  kubia({ ...overHttps, routes }, chart);
  new TlsIngress(chart, 'again', { ...base, ...overHttps, routes: [HttpRoute.onAnyHost('/again', backend)] });
  expect(manifestsOf(chart)).toHaveLength(3);
  const build = () =>
    new TlsIngress(chart, 'other', { ...base, ...overHttps, routes, backendProtocol: BackendProtocol.GRPC });
  expect(refusalOf(build)).toBe(
    `shop/other routes[0]: found "${KEY}" set to "https" on Service "web", expected "h2c", which this Ingress needs; give both the same option, or let the Ingresses use different Services`,
  );
});

test('a Service that this app does not make cannot be annotated', () => {
  const sentence = `found Service "kubia", which this app does not make, expected Services of this app, for the controller reads the option on the Service; write "${KEY}: https" on that Service instead`;
  expect(refusalOf(() => kubia(overHttps))).toBe(`shop/kubia routes[0]: ${sentence}`);
  const plain = RouteBackend.fromService({ name: 'kubia', ports: [{ port: 80 }] });
  expect(refusalOf(() => kubia({ ...overHttps, routes: [], defaultBackend: plain }))).toBe(
    `shop/kubia defaultBackend: ${sentence}`,
  );
  expect(backend()._service).toBeUndefined();
});
