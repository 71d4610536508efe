import { Duration } from 'cdk8s';
import fc from 'fast-check';
import {
  HttpIngress,
  type HttpIngressProps,
  HttpRoute,
  type INamedObject,
  IngressClassRef,
  IngressController,
  type IServiceWithPorts,
  type PemFiles,
  RouteBackend,
  TlsCertificate,
  TlsIngress,
  type TlsIngressProps,
} from '../../../src';
import { buildsOrRefuses, oddValue, orOdd } from '../../support/odd-values';
import { manifestsOf, shopChart } from '../../support/synth';
import { draws } from '../../support/thoroughness';
import { backend, base, service } from './fixture';

const path = fc.oneof(fc.constantFrom('/', '/a', '/a/b', '/a/', '/v1.0', '/a+(b)$', ''), fc.webPath(), fc.string());
const host = fc.oneof(fc.constantFrom('a.example.com', '*.example.com', 'b', '::1'), fc.domain(), fc.string());
const controllers = [undefined, ...IngressController._all];

/** The manifests around an Ingress that `build` makes in the chart. */
function synthesized(build: (chart: ReturnType<typeof shopChart>) => void): string {
  const chart = shopChart();
  build(chart);
  return JSON.stringify(manifestsOf(chart));
}

test('no odd props break an Ingress or its manifests', () => {
  const props = fc.record({
    ingressClass: orOdd(...controllers.map((controller) => IngressClassRef.named('web', controller))),
    certificate: orOdd(
      TlsCertificate.fromSecretName('tls'),
      TlsCertificate.fromIssuer('le'),
      TlsCertificate.fromController(),
    ),
    routes: orOdd([HttpRoute.onAnyHost('/', backend())], [HttpRoute.exact('a', '/b', backend())], []),
    defaultBackend: orOdd(backend('rest')),
    stripPrefix: orOdd(true, false),
    httpsRedirect: orOdd(true),
    cookieAffinity: orOdd({}, { cookieName: 'a', maxAge: Duration.hours(1) }),
    backendProtocol: orOdd('GRPC'),
    metadata: orOdd({ annotations: { 'nginx.org/x': 'y' } }),
  });
  fc.assert(
    fc.property(fc.oneof({ weight: 20, arbitrary: props }, oddValue), (given) =>
      buildsOrRefuses(() => synthesized((chart) => new TlsIngress(chart, 'web', given as TlsIngressProps))),
    ),
    { numRuns: draws(600) },
  );
});

test('no odd settings break a class, a controller that is declared, or a plain Ingress', () => {
  const settings = fc.record({
    scheme: orOdd('internal'),
    groupName: orOdd('shop'),
    groupOrder: orOdd(1),
    targetType: orOdd('ip'),
    addressType: orOdd('ipv4'),
    healthCheck: orOdd({ path: '/', successCodes: '200', port: 80, interval: Duration.seconds(9) }, { path: 7 }),
    httpPorts: orOdd([80], []),
    httpsPorts: orOdd([443]),
    sslPolicy: orOdd('x'),
    staticIpName: orOdd('ip'),
    allowHttp: orOdd(true),
    name: orOdd('Own'),
    readsSecrets: orOdd(true),
    stripPrefix: orOdd({ 'example.com/strip': 'true' }),
  });
  const makers: ((given: any) => IngressClassRef)[] = [
    ({ scheme, groupName, groupOrder, targetType, addressType, healthCheck, httpPorts, httpsPorts, sslPolicy }) =>
      IngressClassRef.alb({
        scheme,
        groupName,
        groupOrder,
        targetType,
        addressType,
        healthCheck,
        httpPorts,
        httpsPorts,
        sslPolicy,
      }),
    ({ healthCheck, staticIpName, allowHttp, sslPolicy }) =>
      IngressClassRef.gce({ healthCheck, staticIpName, allowHttp, sslPolicy }),
    ({ name, readsSecrets, stripPrefix }) =>
      IngressClassRef.named('own', IngressController.custom({ name, readsSecrets, stripPrefix })),
    (given) => IngressClassRef.alb(given),
  ];
  fc.assert(
    fc.property(settings, fc.constantFrom(...makers), orOdd({}), (given, make, metadata) =>
      buildsOrRefuses(() =>
        synthesized((chart) => {
          const routes = [HttpRoute.onAnyHost('/', service(chart, 'web').backend())];
          new HttpIngress(chart, 'ingress', { ingressClass: make(given), routes, metadata } as HttpIngressProps);
        }),
      ),
    ),
    { numRuns: draws(400) },
  );
});

test('no odd routes break any controller', () => {
  const routes = fc.array(fc.tuple(fc.constantFrom('prefix', 'exact', 'implementationSpecific'), host, path), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(routes, fc.constantFrom(...controllers), fc.boolean(), (given, controller, stripPrefix) =>
      buildsOrRefuses(() =>
        synthesized((chart) => {
          const web = service(chart, 'web');
          new TlsIngress(chart, 'ingress', {
            ingressClass: IngressClassRef.named('web', controller),
            certificate: TlsCertificate.fromController(),
            stripPrefix,
            routes: given.map(([kind, ...where]) => HttpRoute[kind](...where, web.backend())),
          });
        }),
      ),
    ),
    { numRuns: draws(600) },
  );
});

test('no odd values break what an Ingress is made from', () => {
  const odd = fc.oneof(oddValue, fc.string());
  const services = fc.record({
    name: orOdd('web'),
    ports: orOdd([{ port: 80 }, { port: 53, protocol: 'UDP' }]),
    service: oddValue,
    metadata: oddValue,
  });
  const calls: fc.Arbitrary<() => unknown> = fc.oneof(
    fc.tuple(odd, odd, odd).map(
      ([a, b, c]) =>
        () =>
          HttpRoute.prefix(a as string, b as string, c as RouteBackend),
    ),
    fc.tuple(odd, odd).map(
      ([a, b]) =>
        () =>
          HttpRoute.onAnyHost(a as string, b as RouteBackend),
    ),
    fc.tuple(odd, odd).map(
      ([a, b]) =>
        () =>
          RouteBackend.fromServiceName(a as string, b as number),
    ),
    fc.tuple(fc.oneof(odd, services), orOdd(80, 53)).map(
      ([a, b]) =>
        () =>
          RouteBackend.fromService(a as IServiceWithPorts, b as number),
    ),
    fc.tuple(odd, odd).map(
      ([a, b]) =>
        () =>
          IngressClassRef.named(a as string, b as IngressController),
    ),
    fc
      .oneof(odd, fc.record({ name: odd, kind: odd, metadata: odd }))
      .map((a) => () => TlsCertificate.fromSecret(a as INamedObject)),
    fc
      .constantFrom('fromSecretName', 'fromIssuer', 'fromClusterIssuer', 'fromAcm')
      .chain((name) => odd.map((a) => () => TlsCertificate[name as 'fromIssuer'](a as string))),
    fc
      .oneof(odd, fc.record({ certificate: odd, privateKey: odd }))
      .map((a) => () => TlsCertificate.fromPemFiles(a as PemFiles)),
  );
  fc.assert(
    fc.property(calls, (call) =>
      buildsOrRefuses(() => {
        call();
        return '';
      }),
    ),
    { numRuns: draws(2000) },
  );
});

test('no odd Service breaks the Ingress that routes to it, or that annotates it', () => {
  const services = fc.record({ name: fc.constant('web'), ports: fc.constant([{ port: 80 }]), metadata: oddValue });
  fc.assert(
    fc.property(services, fc.constantFrom(...controllers), (given, controller) =>
      buildsOrRefuses(() =>
        synthesized(
          (chart) =>
            new TlsIngress(chart, 'ingress', {
              ...base,
              ingressClass: IngressClassRef.named('web', controller),
              defaultBackend: RouteBackend.fromService(given),
              cookieAffinity: {},
            }),
        ),
      ),
    ),
    { numRuns: draws(300) },
  );
});
