import { Chart, Duration, JsonPatch, Size } from 'cdk8s';
import {
  BackendProtocol,
  BackendTls,
  Canary,
  ClusterIpService,
  FixedResponse,
  GatewayClassRef,
  GatewayRef,
  GatewayRoutes,
  type GatewayRoutesProps,
  HeaderMatch,
  HttpMethod,
  HttpRoute,
  PassthroughRoute,
  PathRewrite,
  PodLabels,
  PodPort,
  QueryMatch,
  ResourceBackend,
  RouteBackend,
  RouteNamespaces,
  RouteRedirect,
  TrafficSplit,
} from '../../../src';
import { type Manifest, manifestsOf, refusalOf, shopChart, theOnly, warningsOf } from '../../support/synth';
import { front, next, ofKind, rulesOf, shop, web } from './fixture';

const gateway = GatewayRef.named('front', { namespace: 'edge', listeners: ['https'] });

function routes(props: Partial<GatewayRoutesProps>, chart: Chart = shopChart()): GatewayRoutes {
  return new GatewayRoutes(chart, 'web', { gateway, routes: [shop()], ...props });
}

function kinds(props: Partial<GatewayRoutesProps>, chart: Chart = shopChart()): Manifest[] {
  routes(props, chart);
  return manifestsOf(chart);
}

test('routes of a Gateway that somebody else owns', () => {
  const [route, ...others] = kinds({});
  expect(others).toEqual([]);
  expect(route).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      parentRefs: [{ name: 'front', namespace: 'edge', sectionName: 'https' }],
      hostnames: ['shop.example.com'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          backendRefs: [{ name: 'web', port: 80 }],
        },
      ],
    },
  });
});

test('a Gateway of the same namespace, all of its listeners', () => {
  for (const namespace of [undefined, 'shop']) {
    const [route] = kinds({ gateway: GatewayRef.named('front', { namespace }) });
    expect(route.spec.parentRefs).toEqual([{ name: 'front' }]);
  }
});

test('labels and annotations go to every route object', () => {
  const metadata = { name: 'all', labels: { app: 'web' }, annotations: { a: 'b' } };
  const objects = kinds({ routes: [shop(), HttpRoute.prefix('b.example.com', '/', web)], metadata });
  expect(objects.map((each) => each.metadata)).toEqual([
    { name: 'all', namespace: 'shop', labels: { app: 'web' }, annotations: { a: 'b' } },
    { name: 'all-b.example.com', namespace: 'shop', labels: { app: 'web' }, annotations: { a: 'b' } },
  ]);
});

describe('a Gateway of this app', () => {
  test('attaches each host to its own listener, wildcards to theirs', () => {
    const chart = shopChart();
    const { ref } = front({ hosts: ['*.blog.example.com', 'a.blog.example.com'] }, chart);
    const blog = (host: string) => HttpRoute.prefix(host, '/', web);
    const made = routes(
      { gateway: ref, routes: [blog('a.blog.example.com'), blog('b.c.blog.example.com'), shop('/more')] },
      chart,
    );
    expect(made.routes.map((each) => each.toJson().spec.parentRefs[0].sectionName)).toEqual([
      'https.a.blog.example.com',
      'https-wildcard.blog.example.com',
      'https.shop.example.com',
    ]);
  });

  test('refuses a host that it does not listen for', () => {
    const chart = shopChart();
    const { ref } = front({}, chart);
    expect(refusalOf(() => routes({ gateway: ref, routes: [HttpRoute.prefix('b.test', '/', web)] }, chart))).toBe(
      'shop/web routes[0]: found the host "b.test", for which the Gateway has no listener, expected a host that the Gateway was ' +
        'told of; name it in the hosts of the TlsGateway, where its certificate must cover it',
    );
  });

  test('refuses routes of a namespace that it does not let in', () => {
    const chart = shopChart();
    const elsewhere = new Chart(chart.node.root as any, 'blog', { namespace: 'blog' });
    const { ref } = front({}, chart);
    expect(refusalOf(() => routes({ gateway: ref }, elsewhere))).toBe(
      'blog/web: found routes of namespace "blog", expected routes of the Gateway\'s own namespace "shop"; let them in with ' +
        'routeNamespaces of the Gateway',
    );
    const open = front({ routeNamespaces: RouteNamespaces.named('blog') }, shopChart()).ref;
    expect(() => routes({ gateway: open }, new Chart(shopChart(), 'blog', { namespace: 'blog' }))).not.toThrow();
    expect(
      refusalOf(() => routes({ gateway: open }, new Chart(shopChart(), 'other', { namespace: 'other' }))),
    ).toContain('found routes of namespace "other", expected routes of namespace "shop" or "blog"');
  });
});

describe('what a route asks for', () => {
  test('redirects', () => {
    const to = RouteRedirect.to({
      scheme: 'https',
      host: 'new.example.com',
      port: 8443,
      path: PathRewrite.replacePrefix('/new'),
      status: 308,
    });
    expect(rulesOf(HttpRoute.prefix('shop.example.com', '/old', to))).toEqual([
      {
        matches: [{ path: { type: 'PathPrefix', value: '/old' } }],
        filters: [
          {
            type: 'RequestRedirect',
            requestRedirect: {
              scheme: 'https',
              hostname: 'new.example.com',
              port: 8443,
              path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' },
              statusCode: 308,
            },
          },
        ],
      },
    ]);
  });

  test('shares', () => {
    const split = TrafficSplit.between(web.weighted(90), next.weighted(10));
    const [rule] = rulesOf(HttpRoute.exact('shop.example.com', '/a', split));
    expect(rule.matches).toEqual([{ path: { type: 'Exact', value: '/a' } }]);
    expect(rule.backendRefs).toEqual([
      { name: 'web', port: 80, weight: 90 },
      { name: 'web-next', port: 80, weight: 10 },
    ]);
  });

  test('canaries by weight and by header', () => {
    expect(rulesOf(shop('/', { canary: Canary.byWeight(next, 5) }))[0].backendRefs).toEqual([
      { name: 'web', port: 80, weight: 95 },
      { name: 'web-next', port: 80, weight: 5 },
    ]);
    const [first, second] = rulesOf(shop('/', { canary: Canary.byHeader(next, 'X-Canary', 'yes') }));
    expect(first.matches[0].headers).toEqual([{ name: 'X-Canary', value: 'yes' }]);
    expect(first.backendRefs[0].name).toBe('web-next');
    expect(second.matches[0].headers).toBeUndefined();
    expect(second.backendRefs[0].name).toBe('web');
  });

  test('matches by method, header and query', () => {
    const matching = {
      method: HttpMethod.POST,
      headers: [HeaderMatch.exact('X-Env', 'test'), HeaderMatch.pattern('Accept', 'text/.*')],
      query: [QueryMatch.exact('v', '2'), QueryMatch.pattern('id', '[0-9]+')],
    };
    expect(rulesOf(shop('/a', { matching }))[0].matches).toEqual([
      {
        path: { type: 'PathPrefix', value: '/a' },
        method: 'POST',
        headers: [
          { name: 'X-Env', value: 'test' },
          { name: 'Accept', value: 'text/.*', type: 'RegularExpression' },
        ],
        queryParams: [
          { name: 'v', value: '2' },
          { name: 'id', value: '[0-9]+', type: 'RegularExpression' },
        ],
      },
    ]);
  });

  test('rewrites, headers, timeouts and cookies', () => {
    const [rule] = rulesOf(
      shop('/a', {
        rewrite: PathRewrite.stripPrefix(),
        upstreamHost: 'web.internal',
        requestHeaders: { set: { 'X-From': 'edge' }, remove: ['Cookie'] },
        responseHeaders: { add: { 'X-Seen': 'yes' } },
        requestTimeout: Duration.seconds(90),
        cookieAffinity: { cookieName: 'SESSION', maxAge: Duration.hours(1) },
      }),
    );
    expect(rule).toMatchObject({
      filters: [
        {
          type: 'RequestHeaderModifier',
          requestHeaderModifier: { set: [{ name: 'X-From', value: 'edge' }], remove: ['Cookie'] },
        },
        { type: 'ResponseHeaderModifier', responseHeaderModifier: { add: [{ name: 'X-Seen', value: 'yes' }] } },
        {
          type: 'URLRewrite',
          urlRewrite: { hostname: 'web.internal', path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } },
        },
      ],
      timeouts: { request: '90s' },
      sessionPersistence: {
        type: 'Cookie',
        sessionName: 'SESSION',
        absoluteTimeout: '3600s',
        cookieConfig: { lifetimeType: 'Permanent' },
      },
    });
    expect(rulesOf(shop('/', { cookieAffinity: {} }))[0].sessionPersistence).toEqual({
      type: 'Cookie',
      cookieConfig: { lifetimeType: 'Session' },
    });
  });

  test.each([
    [Duration.seconds(0), '0s'],
    [Duration.millis(500), '500ms'],
    [Duration.seconds(99_999), '99999s'],
    [Duration.seconds(100_000), '27h46m40s'],
    [Duration.minutes(2000), '2000m'],
    [Duration.millis(100_000_001), '27h46m40s1ms'],
  ])('a timeout of %s is written as %s', (requestTimeout, text) => {
    expect(rulesOf(shop('/', { requestTimeout }))[0].timeouts.request).toBe(text);
  });

  test('an object of another kind', () => {
    const bucket = ResourceBackend.of('k8s.example.com', 'StorageBucket', 'pictures');
    expect(rulesOf(HttpRoute.prefix('shop.example.com', '/', bucket))[0].backendRefs).toEqual([
      { group: 'k8s.example.com', kind: 'StorageBucket', name: 'pictures' },
    ]);
  });

  test('gRPC by service and method', () => {
    const grpc = (path: string, exact = false) =>
      HttpRoute[exact ? 'exact' : 'prefix']('grpc.example.com', path, web, {
        backendProtocol: BackendProtocol.GRPC,
        matching: { headers: [HeaderMatch.exact('x', 'y')] },
      });
    const [route] = kinds({ routes: [grpc('/'), grpc('/shop.Cart'), grpc('/shop.Cart/Add', true)] });
    expect([route.apiVersion, route.kind]).toEqual(['gateway.networking.k8s.io/v1', 'GRPCRoute']);
    const headers = [{ name: 'x', value: 'y' }];
    expect(route.spec.rules.map((rule: Manifest) => rule.matches)).toEqual([
      [{ headers }],
      [{ method: { service: 'shop.Cart' }, headers }],
      [{ method: { service: 'shop.Cart', method: 'Add' }, headers }],
    ]);
    expect(refusalOf(() => routes({ routes: [grpc('/a/b/c')] }))).toBe(
      'shop/web routes[0]: found the Prefix path "/a/b/c" of a backend that speaks gRPC, expected Prefix "/", a service such as ' +
        'Prefix "/shop.Cart" or a method such as "/shop.Cart/Add"; route by service and method, which the path of a gRPC request is made of',
    );
    expect(refusalOf(() => routes({ routes: [grpc('/'), HttpRoute.prefix('grpc.example.com', '/a', web)] }))).toBe(
      'shop/web routes[0]: found "Prefix grpc.example.com/ (header x = \\"y\\")", whose backend speaks gRPC, beside "Prefix ' +
        'grpc.example.com/a", expected routes of gRPC or others alone for a host, for the Gateway API takes one kind of routes for ' +
        'each; give gRPC a host of its own',
    );
  });

  test('gRPC and others for hosts that meet', () => {
    const grpc = HttpRoute.prefix('grpc.example.com', '/', web, { backendProtocol: BackendProtocol.GRPC });
    const below = (host: string) => [grpc, HttpRoute.prefix(host, '/', web)];
    const listener = GatewayRef.named('front', { listeners: ['http'] });
    for (const gateway of [listener, GatewayRef.named('front')]) {
      expect(refusalOf(() => routes({ gateway, routes: below('*.example.com') }))).toContain(
        'routes[0]: found "Prefix grpc.example.com/", whose backend speaks gRPC, beside "Prefix *.example.com/", expected routes of gRPC',
      );
    }
    expect(kinds({ routes: below('shop.example.com') }).map((each) => each.kind)).toEqual(['GRPCRoute', 'HTTPRoute']);
    // A Gateway of ours has a listener for each host.
    const chart = shopChart();
    front({ routes: below('*.example.com') }, chart);
    expect(ofKind(chart, 'GRPCRoute')).toHaveLength(1);
  });

  test('TLS passed on', () => {
    const passthrough = [PassthroughRoute.of('db.example.com', RouteBackend.fromServiceName('db', 5432, 'data'))];
    const [route, grant] = kinds({ routes: [], passthrough });
    expect(route).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'TLSRoute',
      metadata: { name: 'web-db.example.com' },
      spec: {
        hostnames: ['db.example.com'],
        rules: [{ backendRefs: [{ name: 'db', namespace: 'data', port: 5432 }] }],
      },
    });
    expect(grant.spec.from[0].kind).toBe('TLSRoute');
    const contour = GatewayRef.named('front', { gatewayClass: GatewayClassRef.contour() });
    expect(kinds({ gateway: contour, routes: [], passthrough })[0].apiVersion).toBe(
      'gateway.networking.k8s.io/v1alpha2',
    );
  });
});

describe('backends of other namespaces', () => {
  const elsewhere = (name: string) =>
    HttpRoute.prefix('shop.example.com', `/${name}`, RouteBackend.fromServiceName(name, 80, 'data'));

  test('are granted there, each by its name, 16 in a grant', () => {
    const chart = shopChart();
    routes({ routes: Array.from({ length: 17 }, (_, i) => elsewhere(`s${i}`)) }, chart);
    const grants = ofKind(chart, 'ReferenceGrant');
    expect(grants.map(({ metadata, spec }) => [metadata.name, metadata.namespace, spec.to.length])).toEqual([
      ['shop-web-httproute-to-service', 'data', 16],
      ['shop-web-httproute-to-service-2', 'data', 1],
    ]);
    expect(grants[0].spec.from).toEqual([{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }]);
  });

  test('need the namespace of the route', () => {
    expect(refusalOf(() => routes({ routes: [elsewhere('a')] }, shopChart('')))).toBe(
      'shop/web routes[0]: found Service "a" of namespace "data", and no namespace of the route, expected a known one, for a ' +
        'ReferenceGrant names the namespace that it is given to; set metadata.namespace or the namespace of the chart',
    );
  });
});

describe('TLS to backends', () => {
  const tls = BackendTls.fromConfigMap('api.internal', 'api-ca');
  const api = RouteBackend.fromServiceName('api', 443);
  const route = (path: string, backendTls?: BackendTls) =>
    HttpRoute.prefix('shop.example.com', path, api, { backendTls });

  test('is a policy beside the Service, once for an app', () => {
    const chart = shopChart();
    routes({ routes: [route('/', tls)] }, chart);
    const other = new GatewayRoutes(chart, 'other', { gateway, routes: [route('/other', tls)] });
    expect(other.backendTlsPolicies).toEqual([]);
    expect(theOnly(chart, 'BackendTLSPolicy')).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'BackendTLSPolicy',
      metadata: { name: 'api-tls', namespace: 'shop' },
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: 'api' }],
        validation: {
          hostname: 'api.internal',
          caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'api-ca' }],
        },
      },
    });
    const system = route('/system', BackendTls.systemTrust('api.internal'));
    expect(refusalOf(() => new GatewayRoutes(chart, 'third', { gateway, routes: [system] }))).toBe(
      'shop/third routes[0].options.backendTls: found another backendTls for Service "api", expected what another construct of the app ' +
        'says of it; give both the same',
    );
  });

  test('names the port where others of the Service are spoken with otherwise', () => {
    const chart = shopChart();
    const [plain, https] = [PodPort.tcp(8080, 'plain'), PodPort.tcp(8443, 'secure')];
    const service = new ClusterIpService(chart, 'both', {
      selector: PodLabels.of({ app: 'both' }),
      ports: [plain.exposedAs(80), https.exposedAs(443)],
    });
    routes(
      {
        routes: [
          HttpRoute.prefix('a.example.com', '/', service.backend(plain)),
          HttpRoute.prefix('b.example.com', '/', service.backend(https), { backendTls: tls }),
        ],
      },
      chart,
    );
    expect(theOnly(chart, 'BackendTLSPolicy').spec.targetRefs).toEqual([
      { group: '', kind: 'Service', name: 'both', sectionName: 'secure' },
    ]);
  });

  test('is one for a port', () => {
    expect(refusalOf(() => routes({ routes: [route('/a', tls), route('/b')] }))).toBe(
      'shop/web routes[1].options.backendTls: found no TLS for Service "api" port 443, beside TLS verified as "api.internal" by "api-ca", ' +
        'expected one way to speak with a port, for a policy holds for all routes to it; give all its routes the same backendTls',
    );
    const other = HttpRoute.prefix('shop.example.com', '/c', RouteBackend.fromServiceName('api', 80));
    expect(refusalOf(() => routes({ routes: [route('/a', tls), other] }))).toBe(
      'shop/web routes[0].options.backendTls: found TLS for the unnamed port 443 of a Service with other ports, expected a port with a ' +
        'name, for a policy knows ports by their names; name the port of the Service',
    );
  });

  test('is verified, always', () => {
    const https = shop('/', { backendProtocol: BackendProtocol.HTTPS });
    expect(refusalOf(() => routes({ routes: [https] }))).toBe(
      'shop/web routes[0].options.backendProtocol: found the protocol HTTPS, expected backendTls beside it, for a Gateway always verifies the ' +
        'pods\' certificate; say how: BackendTls.fromConfigMap("api.internal", "api-ca")',
    );
  });
});

describe('refused are', () => {
  const envoy = GatewayRef.named('front', { gatewayClass: GatewayClassRef.envoyGateway() });

  test.each<[string, HttpRoute[], string]>([
    [
      'paths that a controller interprets',
      [HttpRoute.implementationSpecific('a.example.com', '/a(.*)', web)],
      'routes[0]: found the ImplementationSpecific path "/a(.*)", expected Prefix or Exact, for Gateways have no paths of their ' +
        'own; use HttpRoute.prefix or HttpRoute.exact',
    ],
    [
      'paths that are not encoded',
      [shop('/a b|c')],
      'routes[0]: found the path "/a b|c", expected a path of letters, digits and "/._~!$&\'()*+,;=:@-", the rest percent-encoded; ' +
        'did you mean "/a%20b%7Cc"?',
    ],
    [
      'long paths',
      [shop(`/${'a'.repeat(1024)}`)],
      'routes[0]: found a path of 1025 characters, expected at most 1024 characters; shorten it',
    ],
    [
      'sizes of bodies',
      [shop('/', { maxBodySize: Size.mebibytes(8) })],
      'routes[0].options.maxBodySize: found maxBodySize, expected what the Gateway API has a word for; write a BackendTrafficPolicy with ' +
        'requestBuffer instead',
    ],
    [
      'headers that are not ASCII',
      [shop('/', { requestHeaders: { set: { 'X-Name': 'ü' } } })],
      'routes[0].options.requestHeaders.set["X-Name"]: found "ü", expected visible characters of ASCII with single blanks between ' +
        'them; encode others, as in RFC 8187',
    ],
    [
      'fixed responses',
      [HttpRoute.prefix('a.example.com', '/', FixedResponse.of(503))],
      'routes[0]: found a fixed response, expected backends or a redirect, for the Gateway API has no answers of its own; write an ' +
        'HTTPRouteFilter with directResponse instead',
    ],
    [
      'a route twice',
      [shop('/a'), shop('/a')],
      'routes[1]: found the route "Prefix shop.example.com/a" a second time, expected each host, path and match once; leave one ' +
        'out, or give it another path',
    ],
    [
      'two backends for the same requests',
      [shop('/a'), HttpRoute.prefix('shop.example.com', '/a/', next)],
      'routes[1]: found the route "Prefix shop.example.com/a/" beside "Prefix shop.example.com/a", which takes the same requests, ' +
        'expected each host, path and match once; leave one out, or give it another path',
    ],
    [
      'no routes',
      [],
      'routes: found no route, expected at least one; add a route: HttpRoute.prefix("shop.example.com", "/", web.backend(http))',
    ],
  ])('%s', (_, given, sentence) => {
    expect(refusalOf(() => routes({ gateway: envoy, routes: given }))).toBe(`shop/web ${sentence}`);
  });

  test('the port of a database', () => {
    const chart = shopChart();
    const ports = [PodPort.tcp(3306, 'mysql')];
    const db = new ClusterIpService(chart, 'db', { selector: PodLabels.of({ app: 'db' }), ports });
    const given = [HttpRoute.prefix('shop.example.com', '/', db.backend())];
    expect(refusalOf(() => routes({ routes: given }, chart))).toBe(
      'shop/web routes[0]: found Service "db" port 3306, on which mysql is spoken, expected a port for HTTP, which is all that HTTPRoutes and GRPCRoutes hand on; ' +
        'use LocalTrafficLoadBalancer or NodePortService to reach it from outside',
    );
    // TLS is handed on whatever is spoken within.
    expect(kinds({ routes: [], passthrough: [PassthroughRoute.of('db.example.com', db.backend())] })).toHaveLength(1);
  });

  test('the same host passed on twice', () => {
    const passthrough = ['a', 'a'].map((host) => PassthroughRoute.of(host, web));
    expect(refusalOf(() => routes({ routes: [], passthrough }))).toContain(
      'shop/web passthrough[1]: found the route "passthrough a" a second time',
    );
  });

  test('a route of one listener in two constructs, but not of two', () => {
    const chart = shopChart();
    routes({}, chart);
    const other = GatewayRef.named('front', { namespace: 'edge', listeners: ['http'] });
    new GatewayRoutes(chart, 'plain', { gateway: other, routes: [shop()] });
    expect(() => manifestsOf(chart)).not.toThrow();
    new GatewayRoutes(chart, 'again', { gateway, routes: [shop()] });
    expect(refusalOf(() => manifestsOf(chart))).toContain(
      '[shop/again] found route "Prefix shop.example.com/" of Gateway "edge/front https", which shop/web has already, expected a ' +
        'route of its own',
    );
  });

  test('the listener named twice', () => {
    expect(refusalOf(() => GatewayRef.named('front', { listeners: ['a', 'a'] }))).toBe(
      'GatewayRef.named listeners[1]: found "a" a second time, expected each listener once; leave it out',
    );
  });
});

test('/a and /a/ to one Service are as right as in an Ingress', () => {
  expect(rulesOf(shop('/a'), shop('/a/'))).toHaveLength(2);
});

test('AWS sends requests to node ports, unless the owner of the Gateway said otherwise', () => {
  const chart = shopChart();
  const http = PodPort.tcp(8080, 'http');
  const service = new ClusterIpService(chart, 'cart', {
    selector: PodLabels.of({ app: 'cart' }),
    ports: [http.exposedAs(80)],
  });
  const aws = GatewayRef.named('front', { gatewayClass: GatewayClassRef.awsAlb('alb') });
  const toCart = HttpRoute.prefix('shop.example.com', '/', service.backend(http));
  expect(warningsOf(() => routes({ gateway: aws, routes: [toCart] }, chart))).toEqual([
    'shop/web routes[0]: found Service "cart" port 80, which has no node ports, expected node ports, which the AWS Load Balancer ' +
      'Controller sends requests to unless it is told otherwise; have the owner of the Gateway set targetType: ip in its TargetGroupConfiguration',
  ]);
});

describe('many routes', () => {
  const many = (count: number, host = 'shop.example.com') =>
    Array.from({ length: count }, (_, i) => HttpRoute.prefix(host, `/p${i}`, web));

  test('are spread over objects of 16 rules, in their order, always alike', () => {
    const objects = kinds({ routes: [...many(33), ...many(1, 'b.example.com')] });
    expect(objects.map(({ metadata, spec }) => [metadata.name, spec.rules.length])).toEqual([
      ['web', 16],
      ['web-0002', 16],
      ['web-0003', 1],
      ['web-b.example.com', 1],
    ]);
    expect(objects[2].spec.rules[0].matches[0].path.value).toBe('/p32');
    expect(kinds({ routes: [...many(33), ...many(1, 'b.example.com')] })).toEqual(objects);
  });

  test('have names that are not too long, and differ', () => {
    const long = 'x'.repeat(253);
    const [first, second] = kinds({ routes: many(17), metadata: { name: long } }).map(({ metadata }) => metadata.name);
    expect(first).toBe(long);
    expect(second).toHaveLength(253);
    expect(second).not.toBe(first);
  });

  test('patches survive on each', () => {
    const chart = shopChart();
    const made = routes({ routes: many(17) }, chart);
    made.routes[1]?.addJsonPatch(JsonPatch.add('/spec/rules/0/name', 'late'));
    expect(theOnly(chart, 'HTTPRoute', 'web-0002').spec.rules[0].name).toBe('late');
  });
});
