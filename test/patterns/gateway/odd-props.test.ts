import { Duration } from 'cdk8s';
import fc from 'fast-check';
import {
  BackendTls,
  Canary,
  FixedResponse,
  GatewayClassRef,
  GatewayRef,
  GatewayRoutes,
  HeaderMatch,
  HostCertificate,
  HttpGateway,
  HttpRoute,
  PassthroughRoute,
  PathRewrite,
  QueryMatch,
  ResourceBackend,
  RouteBackend,
  RouteNamespaces,
  RouteRedirect,
  TlsCertificate,
  TlsGateway,
  TrafficSplit,
} from '../../../src';
import { buildsOrRefuses, oddValue, orOdd } from '../../support/odd-values';
import { manifestsOf, shopChart } from '../../support/synth';
import { draws } from '../../support/thoroughness';
import { shop, web } from './fixture';

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation();
});

const passthrough = orOdd([PassthroughRoute.of('db.example.com', web)], []);

const every = {
  gatewayClass: orOdd(GatewayClassRef.envoyGateway(), GatewayClassRef.gke(), GatewayClassRef.awsAlb('alb')),
  gateway: orOdd(GatewayRef.named('front'), GatewayRef.named('front', { listeners: ['a'] })),
  certificate: orOdd(TlsCertificate.fromSecretName('tls'), TlsCertificate.fromController()),
  certificates: orOdd([HostCertificate.of(TlsCertificate.fromSecretName('a'), ['shop.example.com'])], []),
  routes: orOdd([shop()], [HttpRoute.onAnyHost('/', web)], []),
  passthrough,
  hosts: orOdd(['a.example.com'], []),
  routeNamespaces: orOdd(RouteNamespaces.all(), RouteNamespaces.labelled({ a: 'b' })),
  httpRedirect: orOdd(true, false),
  httpPort: orOdd(80),
  httpsPort: orOdd(443),
  metadata: orOdd({ name: 'front' }),
};

const { gateway, ...ofTlsGateway } = every;
const { gatewayClass, routes, routeNamespaces, httpPort, metadata } = every;

test.each([
  [TlsGateway, ofTlsGateway],
  [HttpGateway, { gatewayClass, routes, routeNamespaces, httpPort, metadata }],
  [GatewayRoutes, { gateway, routes, passthrough, metadata }],
])('no odd props break %p or its manifests', (Pattern, own) => {
  fc.assert(
    fc.property(fc.oneof({ weight: 20, arbitrary: fc.record<Record<string, unknown>>(own) }, oddValue), (given) =>
      buildsOrRefuses(() => {
        const chart = shopChart();
        new Pattern(chart, 'front', given as any);
        return JSON.stringify(manifestsOf(chart));
      }),
    ),
    { numRuns: draws(300) },
  );
});

test('no odd options break a route or what it becomes', () => {
  const options = fc.record({
    matching: orOdd({ headers: [HeaderMatch.exact('a', 'b')] }, { query: [QueryMatch.exact('a', 'b')] }),
    rewrite: orOdd(PathRewrite.stripPrefix()),
    upstreamHost: orOdd('b'),
    requestHeaders: orOdd({ set: { a: 'b' } }, { remove: ['a'] }),
    responseHeaders: orOdd({ add: { a: 'b' } }),
    requestTimeout: orOdd(Duration.seconds(1)),
    maxBodySize: orOdd(),
    backendProtocol: orOdd('GRPC'),
    backendTls: orOdd(BackendTls.systemTrust('b')),
    cookieAffinity: orOdd({}),
    canary: orOdd(Canary.byWeight(web, 1)),
  });
  fc.assert(
    fc.property(fc.oneof({ weight: 20, arbitrary: options }, oddValue), (given) =>
      buildsOrRefuses(() => {
        const chart = shopChart();
        const route = HttpRoute.prefix('a', '/', RouteBackend.fromServiceName('other', 80), given as any);
        new GatewayRoutes(chart, 'front', { gateway: GatewayRef.named('front'), routes: [route] });
        return JSON.stringify(manifestsOf(chart));
      }),
    ),
    { numRuns: draws(600) },
  );
});

test('no odd values break what routes and Gateways are made from', () => {
  const odd = fc.oneof(oddValue, fc.string());
  const CALLS: readonly ((...given: any[]) => unknown)[] = [
    HeaderMatch.exact,
    HeaderMatch.pattern,
    QueryMatch.exact,
    QueryMatch.pattern,
    PathRewrite.replacePath,
    PathRewrite.replacePrefix,
    RouteRedirect.to,
    FixedResponse.of,
    ResourceBackend.of,
    TrafficSplit.between,
    Canary.byWeight,
    Canary.byHeader,
    BackendTls.fromConfigMap,
    BackendTls.systemTrust,
    PassthroughRoute.of,
    HostCertificate.of,
    GatewayRef.named,
    GatewayClassRef.named,
    GatewayClassRef.istio,
    GatewayClassRef.awsAlb,
    GatewayClassRef.custom,
    RouteNamespaces.named,
    RouteNamespaces.labelled,
    (weight) => web.weighted(weight),
  ];
  fc.assert(
    fc.property(fc.constantFrom(...CALLS), fc.array(odd, { maxLength: 3 }), (call, given) =>
      buildsOrRefuses(() => {
        call.apply(undefined, given);
        return '';
      }),
    ),
    { numRuns: draws(2000) },
  );
});
