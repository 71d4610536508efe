import { Duration } from 'cdk8s';
import {
  BackendProtocol,
  BackendTls,
  ClusterIpService,
  GatewayClassRef,
  GatewayFeature,
  HeaderMatch,
  HttpMethod,
  HttpRoute,
  PassthroughRoute,
  PathRewrite,
  PodLabels,
  PodPort,
  QueryMatch,
  type RouteOptions,
  RouteRedirect,
  TlsCertificate,
} from '../../../src';
import { GATEWAYS } from '../../../src/kinds/gateways';
import { refusalOf, shopChart } from '../../support/synth';
import { front, shop, web } from './fixture';

const asking = (options: RouteOptions) => [shop('/a', options)];
const redirecting = (options: Parameters<typeof RouteRedirect.to>[0]) => [
  HttpRoute.prefix('shop.example.com', '/a', RouteRedirect.to(options)),
];

/** What asks for each feature. */
const ASKING: Readonly<Record<GatewayFeature, Parameters<typeof front>[0]>> = {
  [GatewayFeature.METHOD_MATCH]: { routes: asking({ matching: { method: HttpMethod.GET } }) },
  [GatewayFeature.QUERY_MATCH]: { routes: asking({ matching: { query: [QueryMatch.exact('a', 'b')] } }) },
  [GatewayFeature.HEADER_PATTERN]: { routes: asking({ matching: { headers: [HeaderMatch.pattern('a', 'b')] } }) },
  [GatewayFeature.QUERY_PATTERN]: { routes: asking({ matching: { query: [QueryMatch.pattern('a', 'b')] } }) },
  [GatewayFeature.PREFIX_REWRITE]: { routes: asking({ rewrite: PathRewrite.stripPrefix() }) },
  [GatewayFeature.PATH_REWRITE]: { routes: asking({ rewrite: PathRewrite.replacePath('/b') }) },
  [GatewayFeature.HOST_REWRITE]: { routes: asking({ upstreamHost: 'b' }) },
  [GatewayFeature.REQUEST_HEADERS]: { routes: asking({ requestHeaders: { remove: ['a'] } }) },
  [GatewayFeature.RESPONSE_HEADERS]: { routes: asking({ responseHeaders: { remove: ['a'] } }) },
  [GatewayFeature.SCHEME_REDIRECT]: { routes: redirecting({ scheme: 'http' }) },
  [GatewayFeature.PORT_REDIRECT]: { routes: redirecting({ port: 8443 }) },
  [GatewayFeature.PATH_REDIRECT]: { routes: redirecting({ host: 'b', path: PathRewrite.replacePath('/b') }) },
  [GatewayFeature.PREFIX_ONLY_REDIRECT]: { routes: redirecting({ path: PathRewrite.replacePrefix('/b') }) },
  [GatewayFeature.REDIRECT_STATUS]: { routes: redirecting({ host: 'b', status: 308 }) },
  [GatewayFeature.REQUEST_TIMEOUT]: { routes: asking({ requestTimeout: Duration.seconds(5) }) },
  [GatewayFeature.COOKIE_AFFINITY]: { routes: asking({ cookieAffinity: {} }) },
  [GatewayFeature.H2C_BACKENDS]: { routes: [HttpRoute.prefix('shop.example.com', '/', h2c())] },
  [GatewayFeature.BACKEND_TLS]: { routes: asking({ backendTls: BackendTls.systemTrust('b') }) },
  [GatewayFeature.GRPC_ROUTES]: { routes: [shop('/', { backendProtocol: BackendProtocol.GRPC })] },
  [GatewayFeature.GRPC_SERVICE_MATCH]: { routes: [shop('/shop.Cart', { backendProtocol: BackendProtocol.GRPC })] },
  [GatewayFeature.TLS_PASSTHROUGH]: { passthrough: [PassthroughRoute.of('db.example.com', web)] },
};

function h2c() {
  const port = PodPort.tcp(8080, 'h2c');
  const ports = [port.exposedAs(80, { appProtocol: 'kubernetes.io/h2c' })];
  return new ClusterIpService(shopChart(), 'h2c', { selector: PodLabels.of({ app: 'h2c' }), ports }).backend(port);
}

/** What a class of an implementation refuses, of everything that one can ask for. */
function refusedBy(gatewayClass: GatewayClassRef): GatewayFeature[] {
  const certificate = TlsCertificate[gatewayClass.name === 'alb' ? 'fromController' : 'fromSecretName']('tls');
  return Object.values(GatewayFeature).filter((feature) => {
    try {
      front({ gatewayClass, certificate, httpRedirect: false, ...ASKING[feature] });
      return false;
    } catch (error) {
      expect((error as Error).message).toMatch(
        /^shop\/front (routes\[0\]|passthrough).*: found .+, expected what .+ serves: .+; .+/,
      );
      return true;
    }
  });
}

test.each([
  [GatewayClassRef.envoyGateway(), []],
  [GatewayClassRef.named('unknown'), []],
  [GatewayClassRef.istio(), [GatewayFeature.COOKIE_AFFINITY]],
  [GatewayClassRef.cilium(), [GatewayFeature.COOKIE_AFFINITY]],
  [GatewayClassRef.traefik(), [GatewayFeature.REQUEST_TIMEOUT, GatewayFeature.COOKIE_AFFINITY]],
  [
    GatewayClassRef.nginxGatewayFabric(),
    [GatewayFeature.REQUEST_TIMEOUT, GatewayFeature.COOKIE_AFFINITY, GatewayFeature.GRPC_SERVICE_MATCH],
  ],
  [
    GatewayClassRef.contour(),
    [
      GatewayFeature.REDIRECT_STATUS,
      GatewayFeature.COOKIE_AFFINITY,
      GatewayFeature.BACKEND_TLS,
      GatewayFeature.GRPC_SERVICE_MATCH,
    ],
  ],
  [
    GatewayClassRef.awsAlb('alb'),
    [
      GatewayFeature.HEADER_PATTERN,
      GatewayFeature.QUERY_PATTERN,
      GatewayFeature.REQUEST_HEADERS,
      GatewayFeature.RESPONSE_HEADERS,
      GatewayFeature.PREFIX_ONLY_REDIRECT,
      GatewayFeature.REDIRECT_STATUS,
      GatewayFeature.REQUEST_TIMEOUT,
      GatewayFeature.COOKIE_AFFINITY,
      GatewayFeature.H2C_BACKENDS,
      GatewayFeature.BACKEND_TLS,
      GatewayFeature.TLS_PASSTHROUGH,
    ],
  ],
  [
    GatewayClassRef.gke(),
    [
      GatewayFeature.METHOD_MATCH,
      GatewayFeature.HEADER_PATTERN,
      GatewayFeature.QUERY_PATTERN,
      GatewayFeature.PATH_REWRITE,
      GatewayFeature.PORT_REDIRECT,
      GatewayFeature.REDIRECT_STATUS,
      GatewayFeature.REQUEST_TIMEOUT,
      GatewayFeature.COOKIE_AFFINITY,
      GatewayFeature.H2C_BACKENDS,
      GatewayFeature.GRPC_ROUTES,
      GatewayFeature.GRPC_SERVICE_MATCH,
      GatewayFeature.TLS_PASSTHROUGH,
    ],
  ],
])('%# what a class does not serve is refused, and nothing else', (gatewayClass, refused) => {
  expect(refusedBy(gatewayClass)).toEqual(refused);
});

test('the sentence lists what is served, or what does it instead', () => {
  const gatewayClass = GatewayClassRef.gke();
  expect(refusalOf(() => front({ gatewayClass, ...ASKING[GatewayFeature.METHOD_MATCH] }))).toBe(
    'shop/front routes[0].options.matching.method: found matches by method, expected what GKE Gateway 1.36 serves: matches by query ' +
      'parameter, rewrites of a prefix, rewrites of the host, changes of request headers, changes of response headers, redirects to ' +
      'another scheme, redirects to another path, redirects that change nothing but a prefix, TLS to backends; leave it out, or use ' +
      'another class of Gateways',
  );
  expect(refusalOf(() => front({ gatewayClass, ...ASKING[GatewayFeature.COOKIE_AFFINITY] }))).toMatch(
    /; write a GCPBackendPolicy with sessionAffinity instead$/,
  );
});

test('a class of one’s own serves what one says, and nothing else', () => {
  const gatewayClass = GatewayClassRef.custom('mine', {
    serves: [GatewayFeature.METHOD_MATCH],
    httpPort: 8080,
    httpsPort: 8443,
  });
  expect(refusedBy(gatewayClass)).toEqual(
    Object.values(GatewayFeature).filter((feature) => feature !== GatewayFeature.METHOD_MATCH),
  );
  expect(refusalOf(() => front({ gatewayClass }))).toBe(
    'shop/front httpRedirect: found redirects to another scheme, expected what class "mine" serves: matches by method; set it to false',
  );
  const listeners = front({ gatewayClass, httpRedirect: false }).gateway.toJson().spec.listeners;
  expect(listeners.map(({ port }: { port: number }) => port)).toEqual([8443]);
  expect(refusalOf(() => GatewayClassRef.custom('mine', { serves: ['tls' as GatewayFeature] }))).toContain(
    'GatewayClassRef.custom serves[0]: found "tls", expected',
  );
});

test('names that mean one implementation choose it, others mean nothing', () => {
  const named = (name: string) => GatewayClassRef.named(name)._facts?.name;
  expect(['istio', 'cilium', 'traefik', 'gke-l7-rilb', 'nginx', 'eg', 'contour', 'web'].map(named)).toEqual([
    'Istio',
    'Cilium',
    'Traefik',
    'GKE Gateway',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('every implementation says where its facts are from', () => {
  for (const { name, report, docs, release, controllerName } of GATEWAYS) {
    expect([name, report]).toEqual([
      name,
      expect.stringMatching(/^https:\/\/github\.com\/kubernetes-sigs\/gateway-api\/.+\.yaml$/),
    ]);
    expect([name, docs]).toEqual([name, expect.stringMatching(/^https:\/\//)]);
    expect([name, release]).toEqual([name, expect.stringMatching(/^v?\d+\.\d+/)]);
    expect([name, controllerName.source]).toEqual([name, expect.stringContaining('\\/')]);
  }
  const classes = GATEWAYS.flatMap(({ classes: names }) => names);
  expect(new Set(classes).size).toBe(classes.length);
});
