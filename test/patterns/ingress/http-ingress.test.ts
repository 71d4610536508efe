import { Duration, Size } from 'cdk8s';
import {
  AlbScheme,
  AlbTargetType,
  BackendProtocol,
  Canary,
  ClusterIpService,
  FixedResponse,
  HeaderMatch,
  HttpIngress,
  type HttpIngressProps,
  HttpMethod,
  HttpRoute,
  IngressClassRef,
  IngressController,
  NodePortService,
  PassthroughRoute,
  PathRewrite,
  PodLabels,
  PodPort,
  QueryMatch,
  ResourceBackend,
  RouteRedirect,
  StickyService,
  TlsCertificate,
  TlsIngress,
  TrafficSplit,
} from '../../../src';
import { type Manifest, manifestsOf, refusalOf, shopChart, theOnly, warningsOf } from '../../support/synth';
import { backend, http, service } from './fixture';

const HOST = 'shop.example.com';
const route = (path = '/') => HttpRoute.prefix(HOST, path, backend());

function annotationsOf(props: Partial<HttpIngressProps>): Record<string, string> {
  const chart = shopChart();
  new HttpIngress(chart, 'web', { ingressClass: IngressClassRef.named('public'), routes: [route()], ...props });
  return theOnly(chart, 'Ingress', 'web').metadata.annotations ?? {};
}

function refusal(props: Partial<HttpIngressProps>): string {
  return refusalOf(
    () =>
      new HttpIngress(shopChart(), 'web', {
        ingressClass: IngressClassRef.named('public'),
        routes: [route()],
        ...props,
      }),
  );
}

test('an Ingress without TLS holds what was asked for and nothing else', () => {
  const chart = shopChart();
  const web = service(chart, 'web');
  const made = new HttpIngress(chart, 'front', {
    ingressClass: IngressClassRef.named('public'),
    routes: [HttpRoute.prefix(HOST, '/', web.backend())],
  });
  expect(made.hosts).toEqual([HOST]);
  expect(theOnly(chart, 'Ingress')).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'front', namespace: 'shop' },
    spec: {
      ingressClassName: 'public',
      rules: [
        {
          host: HOST,
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
          },
        },
      ],
    },
  });
});

test('no annotation asks for TLS where there is none', () => {
  expect(annotationsOf({ ingressClass: IngressClassRef.traefik() })).toEqual({});
});

describe('a class name', () => {
  test.each([
    ['traefik', IngressController.TRAEFIK],
    ['alb', IngressController.AWS_ALB],
    ['gce', IngressController.GKE],
    ['gce-internal', IngressController.GKE],
    ['contour', IngressController.CONTOUR],
    ['cilium', IngressController.CILIUM],
    ['openshift-default', IngressController.OPENSHIFT],
  ])('that means one controller chooses it: %s', (name, controller) => {
    expect(IngressClassRef.named(name).controller).toBe(controller);
    expect(IngressClassRef.named(name, IngressController.KONG).controller).toBe(IngressController.KONG);
  });

  test.each(['nginx', 'haproxy', 'public'])('that two may use, or anybody, chooses none: %s', (name) => {
    expect(IngressClassRef.named(name).controller).toBeUndefined();
  });

  test('has a method where it is common', () => {
    const made = [
      IngressClassRef.traefik(),
      IngressClassRef.communityNginx(),
      IngressClassRef.f5Nginx(),
      IngressClassRef.haproxy(),
      IngressClassRef.contour(),
      IngressClassRef.cilium(),
      IngressClassRef.openshift(),
      IngressClassRef.azureApplicationGateway(),
      IngressClassRef.alb(),
      IngressClassRef.gce(),
      IngressClassRef.gceInternal(),
    ];
    expect(made.map(({ name, controller }) => `${name} by ${controller}`)).toEqual([
      'traefik by Traefik',
      'nginx by ingress-nginx',
      "nginx by F5's NGINX Ingress Controller",
      "haproxy by HAProxy Technologies' ingress controller",
      'contour by Contour',
      'cilium by Cilium',
      "openshift-default by OpenShift's router",
      "azure-application-gateway by Azure's Application Gateway Ingress Controller",
      'alb by the AWS Load Balancer Controller',
      'gce by GKE Ingress',
      'gce-internal by GKE Ingress',
    ]);
  });
});

describe('the load balancer of AWS', () => {
  const alb = (key: string) => `alb.ingress.kubernetes.io/${key}`;

  test('is sent to pods, unless every Service is known to have node ports', () => {
    const chart = shopChart();
    const inside = service(chart, 'inside');
    const nodes = new NodePortService(chart, 'nodes', {
      selector: PodLabels.of({ app: 'nodes' }),
      ports: [http.exposedAs(80)],
    });
    const targetType = (id: string, routes: HttpRoute[]) => {
      new HttpIngress(chart, id, { ingressClass: IngressClassRef.alb(), routes });
      return theOnly(chart, 'Ingress', id).metadata.annotations?.[alb('target-type')];
    };
    expect(targetType('a', [HttpRoute.prefix(HOST, '/', nodes.backend())])).toBeUndefined();
    expect(targetType('b', [HttpRoute.prefix(HOST, '/', inside.backend())])).toBe('ip');
    expect(
      targetType('c', [HttpRoute.prefix(HOST, '/', nodes.backend()), HttpRoute.prefix(HOST, '/x', inside.backend())]),
    ).toBe('ip');
    expect(targetType('d', [route()])).toBe('ip');
  });

  test('is not sent to nodes for a Service without node ports', () => {
    const chart = shopChart();
    const routes = [HttpRoute.prefix(HOST, '/', service(chart, 'inside').backend())];
    const ingressClass = IngressClassRef.alb({ targetType: AlbTargetType.INSTANCE });
    expect(refusalOf(() => new HttpIngress(chart, 'web', { ingressClass, routes }))).toBe(
      'shop/web routes[0]: found "alb.ingress.kubernetes.io/target-type" set to "instance" for Service "inside" port 80, which has no node ports, expected "ip", or Services with node ports; leave the target type out, or use NodePortService',
    );
  });

  test('is set up as its options say', () => {
    expect(
      annotationsOf({
        ingressClass: IngressClassRef.alb({
          scheme: AlbScheme.INTERNET_FACING,
          groupName: 'shop',
          groupOrder: 10,
          healthCheck: {
            path: '/healthz',
            successCodes: '200-299',
            port: 8081,
            interval: Duration.seconds(30),
            timeout: Duration.seconds(5),
          },
          httpPorts: [80, 8080],
        }),
      }),
    ).toEqual({
      [alb('scheme')]: 'internet-facing',
      [alb('group.name')]: 'shop',
      [alb('group.order')]: '10',
      [alb('healthcheck-path')]: '/healthz',
      [alb('healthcheck-port')]: '8081',
      [alb('success-codes')]: '200-299',
      [alb('healthcheck-interval-seconds')]: '30',
      [alb('healthcheck-timeout-seconds')]: '5',
      [alb('listen-ports')]: '[{"HTTP":80},{"HTTP":8080}]',
      [alb('target-type')]: 'ip',
    });
  });

  test.each([
    [
      { groupOrder: 1 },
      'IngressClassRef.alb groupOrder: found 1 without a group, expected a group to be ordered in; set groupName',
    ],
    [
      { groupName: 'Shop' },
      'IngressClassRef.alb groupName: found "Shop", expected a name of at most 63 small letters, digits, "-" and "."; choose one such as "shop"',
    ],
    [
      { healthCheck: { successCodes: 'ok' } },
      'IngressClassRef.alb healthCheck.successCodes: found "ok", expected codes such as "200", "200,204" or "200-299"; write them as a text',
    ],
    [
      { healthCheck: { interval: Duration.seconds(1) } },
      'IngressClassRef.alb healthCheck.interval: found 1 s, expected 5 s to 300 s; use 5 s or more',
    ],
  ])('takes no %j', (options, sentence) => {
    expect(refusalOf(() => IngressClassRef.alb(options))).toBe(sentence);
  });

  test('has a listener for HTTPS where it is to find the certificate itself', () => {
    const chart = shopChart();
    const tls = (id: string, props: object) => {
      new TlsIngress(chart, id, {
        ingressClass: IngressClassRef.alb(),
        certificate: TlsCertificate.fromController(),
        routes: [route()],
        ...props,
      });
      return theOnly(chart, 'Ingress', id).metadata.annotations;
    };
    expect(tls('found', {})[alb('listen-ports')]).toBe('[{"HTTPS":443}]');
    expect(tls('redirected', { httpsRedirect: true })).toMatchObject({
      [alb('listen-ports')]: '[{"HTTP":80},{"HTTPS":443}]',
      [alb('ssl-redirect')]: '443',
    });
    const ports = IngressClassRef.alb({ httpsPorts: [8443], sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' });
    expect(tls('ports', { ingressClass: ports })).toMatchObject({
      [alb('listen-ports')]: '[{"HTTPS":8443}]',
      [alb('ssl-policy')]: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    });
    const arn = TlsCertificate.fromAcm('arn:aws:acm:eu-west-1:123456789012:certificate/a');
    expect(tls('named', { certificate: arn })[alb('listen-ports')]).toBeUndefined();
  });

  test('listens for no HTTPS without a certificate', () => {
    expect(refusal({ ingressClass: IngressClassRef.alb({ httpsPorts: [443] }) })).toBe(
      'shop/web ingressClass: found ports for HTTPS, expected a certificate for them; use TlsIngress',
    );
    expect(refusal({ ingressClass: IngressClassRef.alb(), backendProtocol: BackendProtocol.GRPC })).toBe(
      'shop/web backendProtocol: found GRPC, expected HTTPS from the client, without which the load balancer takes no gRPC; use TlsIngress',
    );
  });

  test('answers by itself, and shares requests out', () => {
    const chart = shopChart();
    const [old, next] = ['old', 'next'].map((name) => service(chart, name).backend());
    new HttpIngress(chart, 'web', {
      ingressClass: IngressClassRef.alb(),
      routes: [
        HttpRoute.prefix(HOST, '/go', RouteRedirect.to({ scheme: 'https', status: 301 })),
        HttpRoute.prefix(HOST, '/gone', FixedResponse.of(410, { body: 'gone' })),
        HttpRoute.prefix(HOST, '/split', TrafficSplit.between(old.weighted(90), next.weighted(10))),
        HttpRoute.prefix(HOST, '/canary', old, { canary: Canary.byWeight(next, 5) }),
      ],
    });
    const { metadata, spec } = theOnly(chart, 'Ingress');
    const actions = Object.fromEntries(
      Object.entries<string>(metadata.annotations)
        .filter(([key]) => key.includes('/actions.'))
        .map(([key, value]) => [key.replace(alb('actions.'), ''), JSON.parse(value)]),
    );
    expect(actions).toEqual({
      'redirect-0': { type: 'redirect', redirectConfig: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' } },
      'response-1': {
        type: 'fixed-response',
        fixedResponseConfig: { contentType: 'text/plain', statusCode: '410', messageBody: 'gone' },
      },
      'split-2': {
        type: 'forward',
        forwardConfig: {
          targetGroups: [
            { serviceName: 'old', servicePort: 80, weight: 90 },
            { serviceName: 'next', servicePort: 80, weight: 10 },
          ],
        },
      },
      'canary-3': {
        type: 'forward',
        forwardConfig: {
          targetGroups: [
            { serviceName: 'old', servicePort: 80, weight: 95 },
            { serviceName: 'next', servicePort: 80, weight: 5 },
          ],
        },
      },
    });
    expect(spec.rules[0].http.paths.map(({ backend: { service } }: Manifest) => service)).toEqual(
      Object.keys({ 'redirect-0': 0, 'response-1': 0, 'split-2': 0, 'canary-3': 0 }).map((name) => ({
        name,
        port: { name: 'use-annotation' },
      })),
    );
  });

  test('looks at headers, methods and queries of the routes to a Service', () => {
    const chart = shopChart();
    const [beta, web] = ['beta', 'web'].map((name) => service(chart, name).backend());
    new HttpIngress(chart, 'front', {
      ingressClass: IngressClassRef.alb(),
      routes: [
        HttpRoute.prefix(HOST, '/', beta, {
          matching: {
            method: HttpMethod.GET,
            headers: [HeaderMatch.exact('X-Beta', 'yes')],
            query: [QueryMatch.exact('beta', '1')],
          },
        }),
        HttpRoute.prefix(HOST, '/', web),
      ],
    });
    const { metadata, spec } = theOnly(chart, 'Ingress');
    expect(JSON.parse(metadata.annotations[alb('conditions.beta')])).toEqual([
      { field: 'http-request-method', httpRequestMethodConfig: { values: ['GET'] } },
      { field: 'http-header', httpHeaderConfig: { httpHeaderName: 'X-Beta', values: ['yes'] } },
      { field: 'query-string', queryStringConfig: { values: [{ key: 'beta', value: '1' }] } },
    ]);
    expect(spec.rules[0].http.paths).toHaveLength(2);
  });

  test('is not given a route for some requests behind one for all of them', () => {
    const matching = { headers: [HeaderMatch.exact('X-Beta', 'yes')] };
    const routes = [route(), HttpRoute.prefix(HOST, '/', backend('beta'), { matching })];
    expect(refusal({ ingressClass: IngressClassRef.alb(), routes })).toBe(
      'shop/web routes[1]: found the route "Prefix shop.example.com/ (header X-Beta = \\"yes\\")" behind "Prefix shop.example.com/", which takes all of its requests, expected routes for some requests before those for all; put it before the other',
    );
  });

  test.each<[HttpRoute, string]>([
    [
      HttpRoute.prefix(HOST, '/', RouteRedirect.to({ scheme: 'https', status: 308 })),
      'shop/web routes[0]: found status 308, expected status 301 or 302, for the load balancer knows no others; choose one',
    ],
    [
      HttpRoute.prefix(HOST, '/', FixedResponse.of(302)),
      'shop/web routes[0]: found status 302, expected status 200 to 299, or 400 to 599; use RouteRedirect.to',
    ],
    [
      HttpRoute.prefix(HOST, '/', FixedResponse.of(200, { contentType: 'text/xml' })),
      'shop/web routes[0]: found "text/xml", expected text/plain, text/css, text/html, application/javascript or application/json; choose one of these',
    ],
    [
      HttpRoute.prefix(HOST, '/', TrafficSplit.between(backend('a').weighted(1000), backend('b').weighted(1))),
      'shop/web routes[0]: found weight 1000, expected 0 to 999; make all weights smaller in proportion',
    ],
    [
      HttpRoute.prefix(HOST, '/', backend('a'), { canary: Canary.byHeader(backend('b'), 'X-Beta') }),
      'shop/web routes[0].options.canary: found a canary by header, expected a canary by weight, which is all that the AWS Load Balancer Controller does within a rule; use Canary.byWeight, or a route of its own with matching',
    ],
  ])('cannot say %s', (wanted, sentence) => {
    expect(refusal({ ingressClass: IngressClassRef.alb(), routes: [wanted] })).toBe(sentence);
  });
});

describe('the load balancer of Google', () => {
  test('has its settings in a BackendConfig, a FrontendConfig and annotations', () => {
    const chart = shopChart();
    const web = service(chart, 'web');
    new TlsIngress(chart, 'front', {
      ingressClass: IngressClassRef.gce({
        healthCheck: { path: '/healthz', interval: Duration.seconds(10) },
        staticIpName: 'shop-ip',
        allowHttp: true,
        sslPolicy: 'modern',
      }),
      certificate: TlsCertificate.fromGoogleManaged(),
      httpsRedirect: true,
      cookieAffinity: {},
      routes: [HttpRoute.prefix(HOST, '/', web.backend())],
    });
    expect(theOnly(chart, 'Ingress').metadata.annotations).toEqual({
      'kubernetes.io/ingress.class': 'gce',
      'kubernetes.io/ingress.global-static-ip-name': 'shop-ip',
      'kubernetes.io/ingress.allow-http': 'true',
      'networking.gke.io/managed-certificates': 'front-certificate',
      'networking.gke.io/v1beta1.FrontendConfig': 'front-frontend',
    });
    expect(theOnly(chart, 'FrontendConfig').spec).toEqual({ sslPolicy: 'modern', redirectToHttps: { enabled: true } });
    expect(theOnly(chart, 'BackendConfig').spec).toEqual({
      healthCheck: { requestPath: '/healthz', checkIntervalSec: 10 },
      sessionAffinity: { affinityType: 'GENERATED_COOKIE' },
    });
    expect(theOnly(chart, 'ManagedCertificate').spec).toEqual({ domains: [HOST] });
    expect(theOnly(chart, 'Service').metadata.annotations).toEqual({
      'cloud.google.com/backend-config': '{"default":"front-backend"}',
    });
  });

  test('has no FrontendConfig and no managed certificate inside the VPC', () => {
    const tls = (props: object) =>
      refusalOf(
        () =>
          new TlsIngress(shopChart(), 'web', {
            ingressClass: IngressClassRef.gceInternal(),
            certificate: TlsCertificate.fromSecretName('tls'),
            routes: [route()],
            ...props,
          }),
      );
    expect(tls({ httpsRedirect: true })).toBe(
      'shop/web httpsRedirect: found httpsRedirect for class "gce-internal", expected an external load balancer, for an internal one takes no FrontendConfig; leave it out, or use IngressClassRef.gce()',
    );
    expect(tls({ certificate: TlsCertificate.fromGoogleManaged() })).toBe(
      'shop/web certificate: found a managed certificate for class "gce-internal", expected an external load balancer, for others take none; use IngressClassRef.gce(), or a certificate in a Secret',
    );
    expect(tls({ ingressClass: IngressClassRef.gceInternal({ sslPolicy: 'x' }) })).toContain(
      'found sslPolicy for class',
    );
  });

  test('has no certificate of its own', () => {
    const tls = (annotations: Record<string, string>) => () =>
      new TlsIngress(shopChart(), 'web', {
        ingressClass: IngressClassRef.gce(),
        certificate: TlsCertificate.fromController(),
        routes: [route()],
        metadata: { annotations },
      });
    expect(refusalOf(tls({}))).toBe(
      'shop/web certificate: found no certificate, expected one that is named, for GKE Ingress has none of its own and would serve plain HTTP alone; use TlsCertificate.fromSecretName, or name it by "ingress.gcp.kubernetes.io/pre-shared-cert"',
    );
    expect(tls({ 'ingress.gcp.kubernetes.io/pre-shared-cert': 'shop' })).not.toThrow();
  });

  test('wants names of ports to be told what is spoken', () => {
    const chart = shopChart();
    const nameless = new ClusterIpService(chart, 'web', {
      selector: PodLabels.of({ app: 'web' }),
      ports: [PodPort.tcp(8443).exposedAs(443)],
    });
    const build = () =>
      new HttpIngress(chart, 'front', {
        ingressClass: IngressClassRef.gce(),
        backendProtocol: BackendProtocol.HTTPS,
        routes: [HttpRoute.prefix(HOST, '/', nameless.backend())],
      });
    expect(refusalOf(build)).toBe(
      'shop/front backendProtocol: found HTTPS for Service "web" port 443, whose name is not known, expected a port with a name, for GKE reads the protocol of each by its name; give the port a name: PodPort.tcp(8443, "https")',
    );
  });
});

describe('options of single routes', () => {
  const build = (ingressClass: IngressClassRef, ...options: Parameters<typeof HttpRoute.prefix>[3][]) => {
    const chart = shopChart();
    new HttpIngress(chart, 'front', {
      ingressClass,
      routes: options.map((each, i) => HttpRoute.prefix(HOST, `/${i}`, service(chart, `svc-${i}`).backend(), each)),
    });
    return chart;
  };
  const sticky = { cookieAffinity: {} };

  test('are told on the Services of Traefik, Kong, HAProxy and AWS', () => {
    const chart = build(IngressClassRef.traefik(), sticky, undefined);
    expect(theOnly(chart, 'Service', 'svc-0').metadata.annotations).toEqual({
      'traefik.ingress.kubernetes.io/service.sticky.cookie': 'true',
    });
    expect(theOnly(chart, 'Service', 'svc-1').metadata.annotations).toBeUndefined();
    const aws = build(IngressClassRef.alb(), sticky, undefined);
    expect(theOnly(aws, 'Service', 'svc-0').metadata.annotations).toEqual({
      'alb.ingress.kubernetes.io/target-group-attributes': 'stickiness.enabled=true,stickiness.type=lb_cookie',
      'alb.ingress.kubernetes.io/target-type': 'ip',
    });
  });

  test('are told by the names of the Services of F5', () => {
    const chart = build(IngressClassRef.f5Nginx(), { backendProtocol: BackendProtocol.HTTPS }, undefined);
    expect(theOnly(chart, 'Ingress').metadata.annotations).toEqual({ 'nginx.org/ssl-services': 'svc-0' });
  });

  test('are refused where the controller is told for a whole Ingress, with the cure', () => {
    expect(refusalOf(() => build(IngressClassRef.communityNginx(), undefined, sticky))).toBe(
      'shop/front routes[1].options.cookieAffinity: found cookieAffinity for some of the routes, expected the same for all of an Ingress, for ingress-nginx is told of it by "nginx.ingress.kubernetes.io/affinity" of the Ingress; put the routes that differ into an Ingress of their own, of the same class',
    );
  });

  test('hold for the Ingress where all routes have them', () => {
    const chart = build(IngressClassRef.communityNginx(), sticky, sticky);
    expect(theOnly(chart, 'Ingress').metadata.annotations).toEqual({
      'nginx.ingress.kubernetes.io/affinity': 'cookie',
    });
  });

  test('are refused where another route to the Service differs', () => {
    const chart = shopChart();
    const web = service(chart, 'web').backend();
    const routes = [HttpRoute.prefix(HOST, '/a', web, sticky), HttpRoute.prefix(HOST, '/b', web)];
    expect(refusalOf(() => new HttpIngress(chart, 'front', { ingressClass: IngressClassRef.traefik(), routes }))).toBe(
      'shop/front routes[0].options.cookieAffinity: found cookieAffinity for some of the routes to Service "web", expected the same for all routes to a Service, for the controller is told of the Service; give the others the same option, or let them lead to a Service of their own',
    );
  });

  test.each<[string, IngressClassRef, Record<string, string>]>([
    [
      'ingress-nginx',
      IngressClassRef.communityNginx(),
      {
        'nginx.ingress.kubernetes.io/proxy-read-timeout': '90',
        'nginx.ingress.kubernetes.io/proxy-send-timeout': '90',
        'nginx.ingress.kubernetes.io/proxy-body-size': '8m',
      },
    ],
    [
      'F5',
      IngressClassRef.f5Nginx(),
      {
        'nginx.org/proxy-read-timeout': '90s',
        'nginx.org/proxy-send-timeout': '90s',
        'nginx.org/client-max-body-size': '8m',
      },
    ],
    [
      'HAProxy Ingress',
      IngressClassRef.named('haproxy', IngressController.HAPROXY_INGRESS),
      {
        'haproxy-ingress.github.io/timeout-server': '90000ms',
        'haproxy-ingress.github.io/proxy-body-size': '8388608',
      },
    ],
  ])('%s is told of timeouts and sizes', (_, ingressClass, annotations) => {
    const options = { requestTimeout: Duration.seconds(90), maxBodySize: Size.mebibytes(8) };
    expect(theOnly(build(ingressClass, options), 'Ingress').metadata.annotations).toEqual(annotations);
  });

  test.each<[IngressClassRef, Record<string, string>]>([
    [IngressClassRef.contour(), { 'projectcontour.io/response-timeout': '90000ms' }],
    [IngressClassRef.cilium(), { 'ingress.cilium.io/request-timeout': '90000ms' }],
    [IngressClassRef.haproxy(), { 'haproxy.org/timeout-server': '90000ms' }],
    [IngressClassRef.azureApplicationGateway(), { 'appgw.ingress.kubernetes.io/request-timeout': '90' }],
    [IngressClassRef.openshift(), { 'haproxy.router.openshift.io/timeout': '90000ms' }],
  ])('$name is told of timeouts', (ingressClass, annotations) => {
    const chart = build(ingressClass, { requestTimeout: Duration.seconds(90) });
    expect(theOnly(chart, 'Ingress').metadata.annotations).toEqual(annotations);
  });

  test('that the controller cannot be told of are refused', () => {
    expect(refusalOf(() => build(IngressClassRef.traefik(), { requestTimeout: Duration.seconds(90) }))).toBe(
      'shop/front routes[0].options.requestTimeout: found requestTimeout, expected what Traefik can be told by an Ingress; leave it out, or use TlsGateway or GatewayRoutes with the same routes',
    );
    expect(refusalOf(() => build(IngressClassRef.named('public'), sticky))).toContain('whose controller is not known');
  });

  test('prefixes are replaced, as far as the controller can', () => {
    const rewrite = { rewrite: PathRewrite.replacePrefix('/v2') };
    const nginx = theOnly(build(IngressClassRef.communityNginx(), rewrite), 'Ingress');
    expect(nginx.metadata.annotations).toMatchObject({ 'nginx.ingress.kubernetes.io/rewrite-target': '/v2/$2' });
    expect(nginx.spec.rules[0].http.paths[0].path).toBe('/0(/|$)(.*)');
    const traefik = build(IngressClassRef.traefik(), rewrite);
    expect(theOnly(traefik, 'Middleware').spec).toEqual({
      replacePathRegex: { regex: '^/0(/.*)?$', replacement: '/v2$1' },
    });
    const aws = theOnly(build(IngressClassRef.alb(), rewrite), 'Ingress').metadata.annotations;
    const [{ urlRewriteConfig }] = JSON.parse(aws['alb.ingress.kubernetes.io/transforms.svc-0']);
    const [{ regex, replace }] = urlRewriteConfig.rewrites;
    expect('/0/cart?x=1'.replace(new RegExp(regex), replace)).toBe('/v2/cart?x=1');
    expect(refusalOf(() => build(IngressClassRef.gce(), rewrite))).toContain(
      'found rewrite, expected what GKE Ingress can be told',
    );
  });

  test('Kong asks for the host of the Service, and does not keep that of the client', () => {
    const chart = build(IngressClassRef.named('kong', IngressController.KONG), { upstreamHost: 'api.internal' });
    expect(theOnly(chart, 'Ingress').metadata.annotations).toEqual({ 'konghq.com/preserve-host': 'false' });
    expect(theOnly(chart, 'Service').metadata.annotations).toEqual({ 'konghq.com/host-header': 'api.internal' });
  });

  test('several Middlewares of Traefik stand in one annotation', () => {
    const chart = build(IngressClassRef.traefik(), {
      rewrite: PathRewrite.stripPrefix(),
      maxBodySize: Size.mebibytes(1),
      upstreamHost: 'api.internal',
    });
    expect(theOnly(chart, 'Ingress').metadata.annotations).toEqual({
      'traefik.ingress.kubernetes.io/router.middlewares':
        'shop-front-strip-prefix@kubernetescrd,shop-front-host@kubernetescrd,shop-front-body-size@kubernetescrd',
    });
    expect(manifestsOf(chart).filter(({ kind }) => kind === 'Middleware')).toHaveLength(3);
  });
});

describe('a canary', () => {
  test('is a second Ingress of ingress-nginx', () => {
    const chart = shopChart();
    const [web, next] = ['web', 'next'].map((name) => service(chart, name).backend());
    new HttpIngress(chart, 'front', {
      ingressClass: IngressClassRef.communityNginx(),
      routes: [
        HttpRoute.prefix(HOST, '/a', web, { canary: Canary.byWeight(next, 10) }),
        HttpRoute.prefix(HOST, '/b', web, { canary: Canary.byHeader(next, 'X-Beta', 'yes') }),
      ],
    });
    const main = theOnly(chart, 'Ingress', 'front');
    expect(main.metadata.annotations).toBeUndefined();
    expect(theOnly(chart, 'Ingress', 'front-canary')).toMatchObject({
      metadata: {
        annotations: {
          'nginx.ingress.kubernetes.io/canary': 'true',
          'nginx.ingress.kubernetes.io/canary-weight': '10',
        },
      },
      spec: {
        ingressClassName: 'nginx',
        rules: [{ host: HOST, http: { paths: [{ path: '/a', backend: { service: { name: 'next' } } }] } }],
      },
    });
    expect(theOnly(chart, 'Ingress', 'front-canary-2').metadata.annotations).toEqual({
      'nginx.ingress.kubernetes.io/canary': 'true',
      'nginx.ingress.kubernetes.io/canary-by-header': 'X-Beta',
      'nginx.ingress.kubernetes.io/canary-by-header-value': 'yes',
    });
  });

  test.each([IngressClassRef.traefik(), IngressClassRef.gce()])('is refused for $name', (ingressClass) => {
    const routes = [HttpRoute.prefix(HOST, '/', backend('a'), { canary: Canary.byWeight(backend('b'), 5) })];
    expect(refusal({ ingressClass, routes })).toContain('routes[0].options.canary: found a canary, expected what');
  });
});

describe('TLS that is handed on', () => {
  const tls = PassthroughRoute.of('db.example.com', backend('db'));

  test.each<[IngressClassRef, Record<string, string>]>([
    [IngressClassRef.communityNginx(), { 'nginx.ingress.kubernetes.io/ssl-passthrough': 'true' }],
    [IngressClassRef.haproxy(), { 'haproxy.org/ssl-passthrough': 'true' }],
    [IngressClassRef.cilium(), { 'ingress.cilium.io/tls-passthrough': 'enabled' }],
    [IngressClassRef.openshift(), { 'route.openshift.io/termination': 'passthrough' }],
  ])('is a second Ingress of class $name', (ingressClass, annotations) => {
    const chart = shopChart();
    new HttpIngress(chart, 'front', { ingressClass, routes: [route()], passthrough: [tls] });
    const second = theOnly(chart, 'Ingress', 'front-passthrough');
    expect(second.metadata.annotations).toEqual(annotations);
    expect(second.spec.rules).toEqual([
      {
        host: 'db.example.com',
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'db', port: { number: 80 } } } }],
        },
      },
    ]);
  });

  test('has a name that is cut, and ends in a hash, where that of the first leaves no room', () => {
    const chart = shopChart();
    const metadata = { name: 'a'.repeat(250) };
    const ingressClass = IngressClassRef.haproxy();
    new HttpIngress(chart, 'front', { metadata, ingressClass, routes: [route()], passthrough: [tls] });
    const [first, second] = manifestsOf(chart).map((ingress) => ingress.metadata.name);
    expect(first).toBe(metadata.name);
    expect(second).toMatch(/^a{242}-[0-9a-f]{10}$/);
  });

  test('is refused where the controller cannot, or is not known', () => {
    expect(refusal({ ingressClass: IngressClassRef.alb(), passthrough: [tls] })).toBe(
      'shop/web passthrough: found TLS that is handed on, expected what the AWS Load Balancer Controller can be told by an Ingress; leave it out, or use TlsGateway or GatewayRoutes with the same routes',
    );
    expect(refusal({ passthrough: [tls] })).toContain(
      'found TLS that is handed on for class "public", whose controller is not known',
    );
  });
});

describe('a controller that was declared', () => {
  const skipper = IngressController.custom({
    name: 'Skipper',
    resourceBackends: true,
    httpsBackend: { 'zalando.org/skipper-backend-protocol': 'https' },
    stripPrefix: { 'zalando.org/skipper-filter': 'modPath("^/[^/]+", "")' },
  });
  const ingressClass = IngressClassRef.named('skipper', skipper);

  test('gets its annotations as they are given', () => {
    expect(annotationsOf({ ingressClass, backendProtocol: BackendProtocol.HTTPS, stripPrefix: true })).toEqual({
      'zalando.org/skipper-backend-protocol': 'https',
      'zalando.org/skipper-filter': 'modPath("^/[^/]+", "")',
    });
  });

  test('is not asked for what was not declared', () => {
    expect(refusal({ ingressClass, cookieAffinity: {} })).toBe(
      'shop/web cookieAffinity: found cookieAffinity, expected what Skipper was declared to do; declare its annotations: IngressController.custom({ cookieAffinity: … })',
    );
  });

  test('serves resources where it was declared to', () => {
    const bucket = HttpRoute.prefix(HOST, '/static', ResourceBackend.of('k8s.example.com', 'StorageBucket', 'assets'));
    const chart = shopChart();
    new HttpIngress(chart, 'web', { ingressClass, routes: [bucket] });
    expect(theOnly(chart, 'Ingress').spec.rules[0].http.paths[0].backend).toEqual({
      resource: { apiGroup: 'k8s.example.com', kind: 'StorageBucket', name: 'assets' },
    });
    expect(refusal({ ingressClass: IngressClassRef.traefik(), routes: [bucket] })).toBe(
      'shop/web routes[0]: found the StorageBucket "assets", expected what Traefik can be told by an Ingress; leave it out, or use TlsGateway or GatewayRoutes with the same routes',
    );
  });

  test.each([
    [{}, 'IngressController.custom name: found nothing, expected a text; write it as a text'],
    [
      { name: 'x', readSecrets: true },
      'IngressController.custom: found the unknown property "readSecrets", expected name, readsSecrets, sharesProxy, choosesPods, resourceBackends or 6 more; did you mean "readsSecrets"?',
    ],
  ])('is refused as %j', (props, sentence) => {
    expect(refusalOf(() => IngressController.custom(props as { name: string }))).toBe(sentence);
  });

  test('that reads no Secrets is given none', () => {
    const noSecrets = IngressClassRef.named('x', IngressController.custom({ name: 'X', readsSecrets: false }));
    const build = () =>
      new TlsIngress(shopChart(), 'web', {
        ingressClass: noSecrets,
        certificate: TlsCertificate.fromSecretName('tls'),
        routes: [route()],
      });
    expect(refusalOf(build)).toBe(
      'shop/web certificate: found a certificate in the Secret "tls", expected one that X has of its own, for it reads no Secrets; use TlsCertificate.fromController',
    );
  });
});

describe('annotations that users add', () => {
  const judged = (key: string, value: string, ingressClass = IngressClassRef.communityNginx()) =>
    refusal({ ingressClass, metadata: { annotations: { [key]: value } } });

  test('are refused with a slip in the key, a value that is none, and on the wrong object', () => {
    expect(judged('nginx.ingress.kubernetes.io/proxy-body-sise', '8m')).toBe(
      'shop/web metadata.annotations["nginx.ingress.kubernetes.io/proxy-body-sise"]: found "nginx.ingress.kubernetes.io/proxy-body-sise", expected an annotation that ingress-nginx reads on an object of kind Ingress; did you mean "nginx.ingress.kubernetes.io/proxy-body-size"?',
    );
    expect(judged('nginx.ingress.kubernetes.io/proxy-read-timeout', '60s')).toBe(
      'shop/web metadata.annotations["nginx.ingress.kubernetes.io/proxy-read-timeout"]: found "60s", expected a whole number from 0 up; write digits alone',
    );
    expect(judged('traefik.ingress.kubernetes.io/service.nativelb', 'true', IngressClassRef.traefik())).toContain(
      'expected it on the Service, where Traefik reads it; move it to the Service',
    );
  });

  test('are refused on a Service where the controller reads them on the Ingress', () => {
    const chart = shopChart();
    const web = service(chart, 'web');
    web.service.metadata.addAnnotation('nginx.ingress.kubernetes.io/backend-protocol', 'HTTPS');
    const build = () =>
      new HttpIngress(chart, 'front', {
        ingressClass: IngressClassRef.communityNginx(),
        routes: [HttpRoute.prefix(HOST, '/', web.backend())],
      });
    expect(refusalOf(build)).toBe(
      'shop/front routes[0]["nginx.ingress.kubernetes.io/backend-protocol"]: found "nginx.ingress.kubernetes.io/backend-protocol" on an object of kind Service, expected it on the Ingress, where ingress-nginx reads it; move it to the Ingress',
    );
  });

  test('that nobody reads any more, may be newer than the table, or mean nothing alone, are warned of', () => {
    const warnings = (annotations: Record<string, string>) =>
      warningsOf(() => annotationsOf({ ingressClass: IngressClassRef.communityNginx(), metadata: { annotations } }));
    expect(warnings({ 'nginx.ingress.kubernetes.io/quantum-tunnel': 'on' })).toEqual([
      expect.stringContaining('found "nginx.ingress.kubernetes.io/quantum-tunnel"'),
    ]);
    expect(warnings({ 'nginx.ingress.kubernetes.io/secure-backends': 'true' })).toEqual([
      expect.stringContaining('write "nginx.ingress.kubernetes.io/backend-protocol: HTTPS"'),
    ]);
    expect(warnings({ 'nginx.ingress.kubernetes.io/canary-weight': '10' })).toEqual([
      expect.stringContaining('without "nginx.ingress.kubernetes.io/canary"'),
    ]);
  });
});

describe('what the controller would get wrong', () => {
  const speaking = (protocol: string) => {
    const chart = shopChart();
    const web = new ClusterIpService(chart, 'web', {
      selector: PodLabels.of({ app: 'web' }),
      ports: [http.speaking(protocol).exposedAs(80)],
    });
    return (ingressClass: IngressClassRef, props: Partial<HttpIngressProps> = {}) =>
      new HttpIngress(chart, 'front', { ingressClass, routes: [HttpRoute.prefix(HOST, '/', web.backend())], ...props });
  };

  test('gRPC or h2c behind HTTP is refused', () => {
    expect(refusalOf(() => speaking('kubernetes.io/h2c')(IngressClassRef.communityNginx()))).toBe(
      'shop/front routes[0]: found Service "web" port 80, on which "kubernetes.io/h2c" is spoken, reached by HTTP, expected GRPC, for ingress-nginx does not read what a Service says of its ports; set backendProtocol: BackendProtocol.GRPC',
    );
    expect(refusalOf(() => speaking('https')(IngressClassRef.traefik()))).toContain(
      'set backendProtocol: BackendProtocol.HTTPS',
    );
  });

  test.each<[string, IngressClassRef, Partial<HttpIngressProps>]>([
    ['kubernetes.io/h2c', IngressClassRef.communityNginx(), { backendProtocol: BackendProtocol.GRPC }],
    ['kubernetes.io/h2c', IngressClassRef.contour(), {}],
    ['kubernetes.io/h2c', IngressClassRef.cilium(), {}],
    ['kubernetes.io/h2c', IngressClassRef.named('public'), {}],
    ['kubernetes.io/ws', IngressClassRef.communityNginx(), {}],
    ['example.com/own', IngressClassRef.communityNginx(), {}],
  ])('%s is taken by class $name as it is', (protocol, ingressClass, props) => {
    expect(() => speaking(protocol)(ingressClass, props)).not.toThrow();
  });

  test('a database is no backend', () => {
    const chart = shopChart();
    const mysql = PodPort.tcp(3306, 'mysql');
    const db = new ClusterIpService(chart, 'db', {
      selector: PodLabels.of({ app: 'db' }),
      ports: [mysql.exposedAs(3306)],
    });
    const build = () =>
      new HttpIngress(chart, 'front', {
        ingressClass: IngressClassRef.named('public'),
        routes: [HttpRoute.prefix(HOST, '/', db.backend())],
      });
    expect(refusalOf(build)).toBe(
      'shop/front routes[0]: found Service "db" port 3306, on which mysql is spoken, expected a port for HTTP, which is all that an Ingress hands on; use LocalTrafficLoadBalancer or NodePortService to reach it from outside',
    );
  });

  test.each([IngressClassRef.alb(), IngressClassRef.gce(), IngressClassRef.cilium()])(
    '"/" of type ImplementationSpecific is warned of for $name',
    (ingressClass) => {
      const routes = [HttpRoute.implementationSpecific(HOST, '/', backend())];
      const warnings = warningsOf(() => annotationsOf({ ingressClass, routes }));
      expect(warnings).toEqual([
        expect.stringContaining('shop/web routes[0].path: found "/" of type ImplementationSpecific'),
      ]);
    },
  );

  test('a Service that keeps clients is warned of, once', () => {
    const chart = shopChart();
    const web = new StickyService(chart, 'web', {
      selector: PodLabels.of({ app: 'web' }),
      ports: [http.exposedAs(80)],
    });
    const warnings = warningsOf(() => {
      const routes = [HttpRoute.prefix(HOST, '/', web.backend())];
      new HttpIngress(chart, 'front', { ingressClass: IngressClassRef.traefik(), routes });
    });
    expect(warnings).toEqual([expect.stringContaining('found a Service with session affinity behind an Ingress')]);
  });

  test('a host whose TLS is handed on has one way', () => {
    const tls = PassthroughRoute.of(HOST, backend('db'));
    expect(refusal({ ingressClass: IngressClassRef.haproxy(), passthrough: [tls] })).toBe(
      'shop/web passthrough[0]: found the host "shop.example.com" a second time, expected one way for a host whose TLS is handed on, for its name is all that is seen; leave one out, or give it another host',
    );
  });
});

describe('Ingresses that disturb one another', () => {
  const problems = (...build: ((chart: ReturnType<typeof shopChart>) => void)[]) => {
    const chart = shopChart();
    for (const each of build) each(chart);
    return chart.node.findAll().flatMap((construct) => construct.node.validate());
  };
  const http = (id: string, props: Partial<HttpIngressProps>) => (chart: ReturnType<typeof shopChart>) =>
    void new HttpIngress(chart, id, { ingressClass: IngressClassRef.communityNginx(), routes: [route()], ...props });
  const tls = (id: string, secret: string, path: string) => (chart: ReturnType<typeof shopChart>) =>
    void new TlsIngress(chart, id, {
      ingressClass: IngressClassRef.communityNginx(),
      certificate: TlsCertificate.fromSecretName(secret),
      routes: [route(path)],
    });

  test('by one route twice', () => {
    expect(problems(http('a', {}), http('b', {}))).toEqual([
      'found route "Prefix shop.example.com/" of class "nginx", which shop/a has already, expected a route of its own; leave one out, or call TargetCluster.describe for charts of different clusters',
    ]);
  });

  test('by two certificates for a host', () => {
    expect(problems(tls('a', 'one', '/a'), tls('b', 'two', '/b'))).toEqual([
      'certificate: found a second certificate for "shop.example.com" of class "nginx", for which shop/a has another, expected one certificate for a host, of which the controller shows one; show the same one, by TlsCertificate.fromSecretName("one")',
    ]);
    expect(problems(tls('a', 'one', '/a'), tls('b', 'one', '/b'))).toEqual([]);
  });

  test('by regular expressions beside exact paths of the host', () => {
    const exact = HttpRoute.exact(HOST, '/login', backend());
    expect(
      problems(http('a', { routes: [exact] }), http('b', { routes: [route('/shop')], stripPrefix: true })),
    ).toEqual([
      'routes: found the route "Exact shop.example.com/login" beside the regular expressions of shop/b, expected hosts with regular expressions alone, or without any: one makes all paths of the host regular expressions; give one of the Ingresses a host of its own',
    ]);
    const elsewhere = HttpRoute.exact('login.example.com', '/login', backend());
    expect(
      problems(http('a', { routes: [elsewhere] }), http('b', { routes: [route('/shop')], stripPrefix: true })),
    ).toEqual([]);
  });
});

test('a controller that takes the first path that fits has them in the order in which Kubernetes ranks them', () => {
  const chart = shopChart();
  const routes = [
    HttpRoute.prefix(HOST, '/', backend()),
    HttpRoute.prefix(HOST, '/api', backend()),
    HttpRoute.prefix(HOST, '/api/v2', backend()),
    HttpRoute.exact(HOST, '/api', backend()),
    HttpRoute.implementationSpecific(HOST, '/images/*', backend()),
  ];
  new HttpIngress(chart, 'front', { ingressClass: IngressClassRef.azureApplicationGateway(), routes });
  const [{ http }] = theOnly(chart, 'Ingress').spec.rules;
  expect(http.paths.map(({ path, pathType }: Manifest) => `${pathType} ${path}`)).toEqual([
    'Exact /api',
    'ImplementationSpecific /images/*',
    'Prefix /api/v2',
    'Prefix /api',
    'Prefix /',
  ]);
});

test('"/" of its own type is told of where it is the root alone', () => {
  const said = (ingressClass: IngressClassRef) =>
    warningsOf(() => annotationsOf({ ingressClass, routes: [HttpRoute.implementationSpecific(HOST, '/', backend())] }));
  expect(said(IngressClassRef.gce())).toContainEqual(expect.stringContaining('takes it at its word'));
  expect(said(IngressClassRef.azureApplicationGateway())).toEqual([]);
});

test('what no Gateway is told either is not sent there', () => {
  const limited = HttpRoute.prefix(HOST, '/', backend(), { maxBodySize: Size.mebibytes(3) });
  expect(refusal({ ingressClass: IngressClassRef.cilium(), routes: [limited] })).toBe(
    'shop/web routes[0].options.maxBodySize: found maxBodySize, expected what Cilium can be told by an Ingress; leave it out, or limit bodies in the pods',
  );
  const answer = HttpRoute.prefix(HOST, '/', FixedResponse.of(503));
  expect(refusal({ ingressClass: IngressClassRef.cilium(), routes: [answer] })).toMatch(
    /; leave it out, or serve it from pods$/,
  );
  expect(refusal({ routes: [answer] })).toMatch(/; use IngressClassRef\.alb\(\), or serve it from pods$/);
});

test('a slip in a key whose prefix other programs have as well is warned of', () => {
  const said = (key: string) =>
    warningsOf(() => annotationsOf({ ingressClass: IngressClassRef.gce(), metadata: { annotations: { [key]: 'x' } } }));
  expect(said('networking.gke.io/v1beta1.FrontendConfg')).toEqual([
    'shop/web metadata.annotations["networking.gke.io/v1beta1.FrontendConfg"]: found "networking.gke.io/v1beta1.FrontendConfg", expected an annotation ' +
      'that GKE Ingress reads on an object of kind Ingress; did you mean "networking.gke.io/v1beta1.FrontendConfig"?',
  ]);
  expect(said('networking.gke.io/of-another-program')).toEqual([]);
});

test('TLS that is handed on needs a route beside it, or a Gateway', () => {
  const passthrough = [PassthroughRoute.of(HOST, backend())];
  expect(refusal({ ingressClass: IngressClassRef.communityNginx(), routes: [], passthrough })).toBe(
    'shop/web routes: found nothing but TLS that is handed on, expected a route or a default backend beside it, for such TLS gets an Ingress of its own; ' +
      'add a route: HttpRoute.prefix("shop.example.com", "/", web.backend(http)), or hand TLS on by the passthrough of a TlsGateway, which needs no route',
  );
});
