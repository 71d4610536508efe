import { Duration } from 'cdk8s';
import {
  BackendProtocol,
  type ControllerOptions,
  HttpRoute,
  IngressClassRef,
  IngressController,
  TlsCertificate,
} from '../../../../src';
import { manifestsOf, refusalOf, shopChart } from '../../../support/synth';
import { kubia, service } from '../fixture';

const {
  COMMUNITY_NGINX,
  F5_NGINX,
  TRAEFIK,
  HAPROXY,
  HAPROXY_INGRESS,
  AWS_ALB,
  GKE,
  AZURE_AGIC,
  CONTOUR,
  CILIUM,
  KONG,
  OPENSHIFT,
} = IngressController;
const session = { cookieName: 'SESSION', maxAge: Duration.hours(1) };

/** What an option adds to the manifests, beside a bare Ingress of the class. */
interface Added {
  /** Annotations of the Ingress. */
  ingress?: Record<string, string>;
  /** Annotations of the Service behind it. */
  service?: Record<string, string>;
  /** The path of the route. */
  path?: { path: string; pathType: string };
  /** Objects beside Ingress and Service. */
  objects?: object[];
}

/** What every Ingress of a class of the controller has. */
const ALWAYS = new Map<IngressController, Record<string, string>>([
  [TRAEFIK, { 'traefik.ingress.kubernetes.io/router.tls': 'true' }],
  [GKE, { 'kubernetes.io/ingress.class': 'web' }],
  [
    AWS_ALB,
    { 'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS":443}]', 'alb.ingress.kubernetes.io/target-type': 'ip' },
  ],
]);

const transforms = [
  { type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ regex: '^/(kubia)(/(.*)|(\\?.*))?$', replace: '/$3$4' }] } },
];
const middleware = {
  apiVersion: 'traefik.io/v1alpha1',
  kind: 'Middleware',
  metadata: { name: 'kubia-strip-prefix', namespace: 'shop' },
  spec: { stripPrefix: { prefixes: ['/kubia'] } },
};
const frontend = (enabled: boolean) => ({
  apiVersion: 'networking.gke.io/v1beta1',
  kind: 'FrontendConfig',
  metadata: { name: 'kubia-frontend', namespace: 'shop' },
  spec: { redirectToHttps: { enabled } },
});
const affinity = (sessionAffinity: object) => ({
  apiVersion: 'cloud.google.com/v1',
  kind: 'BackendConfig',
  metadata: { name: 'kubia-backend', namespace: 'shop' },
  spec: { sessionAffinity },
});
const nginx = (name: string, value: string) => ({ [`nginx.ingress.kubernetes.io/${name}`]: value });
const alb = (name: string, value: string) => ({ [`alb.ingress.kubernetes.io/${name}`]: value });
const haproxyIngress = (name: string, value: string) => ({ [`haproxy-ingress.github.io/${name}`]: value });
const agic = (name: string, value: string) => ({ [`appgw.ingress.kubernetes.io/${name}`]: value });
const traefik = (name: string, value: string) => ({ [`traefik.ingress.kubernetes.io/${name}`]: value });

/** Every controller and every option: what is written, or the sentence with which it is refused. */
const TABLE: [IngressController, ControllerOptions, Added | string][] = [
  [COMMUNITY_NGINX, {}, {}],
  [COMMUNITY_NGINX, { stripPrefix: false }, {}],
  [
    COMMUNITY_NGINX,
    { stripPrefix: true },
    {
      ingress: { ...nginx('use-regex', 'true'), ...nginx('rewrite-target', '/$2') },
      path: { path: '/kubia(/|$)(.*)', pathType: 'ImplementationSpecific' },
    },
  ],
  [COMMUNITY_NGINX, { httpsRedirect: true }, { ingress: nginx('force-ssl-redirect', 'true') }],
  [COMMUNITY_NGINX, { httpsRedirect: false }, { ingress: nginx('ssl-redirect', 'false') }],
  [COMMUNITY_NGINX, { cookieAffinity: {} }, { ingress: nginx('affinity', 'cookie') }],
  [
    COMMUNITY_NGINX,
    { cookieAffinity: session },
    {
      ingress: {
        ...nginx('affinity', 'cookie'),
        ...nginx('session-cookie-name', 'SESSION'),
        ...nginx('session-cookie-max-age', '3600'),
      },
    },
  ],
  [
    COMMUNITY_NGINX,
    { cookieAffinity: {}, stripPrefix: true },
    {
      ingress: {
        ...nginx('use-regex', 'true'),
        ...nginx('rewrite-target', '/$2'),
        ...nginx('affinity', 'cookie'),
        ...nginx('session-cookie-path', '/kubia'),
      },
      path: { path: '/kubia(/|$)(.*)', pathType: 'ImplementationSpecific' },
    },
  ],
  [COMMUNITY_NGINX, { backendProtocol: BackendProtocol.HTTP }, { ingress: nginx('backend-protocol', 'HTTP') }],
  [COMMUNITY_NGINX, { backendProtocol: BackendProtocol.HTTPS }, { ingress: nginx('backend-protocol', 'HTTPS') }],
  [COMMUNITY_NGINX, { backendProtocol: BackendProtocol.GRPC }, { ingress: nginx('backend-protocol', 'GRPC') }],

  [F5_NGINX, {}, {}],
  [
    F5_NGINX,
    { stripPrefix: true },
    {
      ingress: { 'nginx.org/rewrites': 'serviceName=web rewrite=/' },
      path: { path: '/kubia/', pathType: 'Prefix' },
    },
  ],
  [F5_NGINX, { httpsRedirect: true }, { ingress: { 'nginx.org/ssl-redirect': 'true' } }],
  [F5_NGINX, { httpsRedirect: false }, { ingress: { 'nginx.org/ssl-redirect': 'false' } }],
  [
    F5_NGINX,
    { cookieAffinity: {} },
    { ingress: { 'nginx.org/sticky-cookie-services': 'serviceName=web srv_id path=/' } },
  ],
  [
    F5_NGINX,
    { cookieAffinity: session },
    { ingress: { 'nginx.org/sticky-cookie-services': 'serviceName=web SESSION expires=3600s path=/' } },
  ],
  [F5_NGINX, { backendProtocol: BackendProtocol.HTTP }, {}],
  [F5_NGINX, { backendProtocol: BackendProtocol.HTTPS }, { ingress: { 'nginx.org/ssl-services': 'web' } }],
  [F5_NGINX, { backendProtocol: BackendProtocol.GRPC }, { ingress: { 'nginx.org/grpc-services': 'web' } }],
  [
    F5_NGINX,
    { backendProtocol: BackendProtocol.GRPC, stripPrefix: true },
    'shop/kubia stripPrefix: found stripPrefix with GRPC, expected one of them, for NGINX passes gRPC on with the path as it is; leave out stripPrefix: the path of a gRPC request names its method',
  ],

  [TRAEFIK, {}, {}],
  [
    TRAEFIK,
    { stripPrefix: true },
    { ingress: traefik('router.middlewares', 'shop-kubia-strip-prefix@kubernetescrd'), objects: [middleware] },
  ],
  [
    TRAEFIK,
    { httpsRedirect: true },
    'shop/kubia httpsRedirect: found a redirect for one Ingress, expected what Traefik can be told in one; redirect the whole entry point: --entryPoints.web.http.redirections.entryPoint.to=websecure',
  ],
  [TRAEFIK, { cookieAffinity: {} }, { service: traefik('service.sticky.cookie', 'true') }],
  [
    TRAEFIK,
    { cookieAffinity: session },
    {
      service: {
        ...traefik('service.sticky.cookie', 'true'),
        ...traefik('service.sticky.cookie.name', 'SESSION'),
        ...traefik('service.sticky.cookie.maxage', '3600'),
      },
    },
  ],
  [TRAEFIK, { backendProtocol: BackendProtocol.HTTP }, { service: traefik('service.serversscheme', 'http') }],
  [TRAEFIK, { backendProtocol: BackendProtocol.HTTPS }, { service: traefik('service.serversscheme', 'https') }],
  [TRAEFIK, { backendProtocol: BackendProtocol.GRPC }, { service: traefik('service.serversscheme', 'h2c') }],

  [HAPROXY, {}, {}],
  [HAPROXY, { stripPrefix: true }, { ingress: { 'haproxy.org/path-rewrite': '^/(kubia)(/|$)(.*) /\\3' } }],
  [HAPROXY, { httpsRedirect: true }, { ingress: { 'haproxy.org/ssl-redirect': 'true' } }],
  [HAPROXY, { httpsRedirect: false }, { ingress: { 'haproxy.org/ssl-redirect': 'false' } }],
  [HAPROXY, { cookieAffinity: {} }, { service: { 'haproxy.org/cookie-persistence': 'SERVERID' } }],
  [
    HAPROXY,
    { cookieAffinity: { cookieName: 'SESSION' } },
    { service: { 'haproxy.org/cookie-persistence': 'SESSION' } },
  ],
  [
    HAPROXY,
    { cookieAffinity: session },
    'shop/kubia cookieAffinity: found a cookie of 3600 s, expected a cookie for the session of the browser; leave out maxAge',
  ],
  [HAPROXY, { backendProtocol: BackendProtocol.HTTP }, {}],
  [HAPROXY, { backendProtocol: BackendProtocol.HTTPS }, { ingress: { 'haproxy.org/server-ssl': 'true' } }],
  [HAPROXY, { backendProtocol: BackendProtocol.GRPC }, { ingress: { 'haproxy.org/server-proto': 'h2' } }],

  [AWS_ALB, {}, {}],
  [AWS_ALB, { stripPrefix: true }, { ingress: alb('transforms.web', JSON.stringify(transforms)) }],
  [
    AWS_ALB,
    { httpsRedirect: true },
    { ingress: { ...alb('listen-ports', '[{"HTTP":80},{"HTTPS":443}]'), ...alb('ssl-redirect', '443') } },
  ],
  [AWS_ALB, { httpsRedirect: false }, { ingress: alb('listen-ports', '[{"HTTP":80},{"HTTPS":443}]') }],
  [
    AWS_ALB,
    { cookieAffinity: {} },
    {
      ingress: {
        ...alb('target-type', 'ip'),
        ...alb('target-group-attributes', 'stickiness.enabled=true,stickiness.type=lb_cookie'),
      },
    },
  ],
  [
    AWS_ALB,
    { cookieAffinity: { maxAge: Duration.days(7) } },
    {
      ingress: {
        ...alb('target-type', 'ip'),
        ...alb(
          'target-group-attributes',
          'stickiness.enabled=true,stickiness.type=lb_cookie,stickiness.lb_cookie.duration_seconds=604800',
        ),
      },
    },
  ],
  [
    AWS_ALB,
    { cookieAffinity: { maxAge: Duration.days(8) } },
    'shop/kubia cookieAffinity.maxAge: found 691200 s, expected 1 s to 604800 s; shorten it',
  ],
  [
    AWS_ALB,
    { cookieAffinity: session },
    'shop/kubia cookieAffinity: found a cookie name, expected the cookie that the load balancer names itself; leave out cookieName; a cookie that the pods themselves set is a target group attribute, stickiness.type=app_cookie',
  ],
  [AWS_ALB, { backendProtocol: BackendProtocol.HTTP }, { ingress: alb('backend-protocol', 'HTTP') }],
  [AWS_ALB, { backendProtocol: BackendProtocol.HTTPS }, { ingress: alb('backend-protocol', 'HTTPS') }],
  [AWS_ALB, { backendProtocol: BackendProtocol.GRPC }, { ingress: alb('backend-protocol-version', 'GRPC') }],

  [GKE, {}, {}],
  [
    GKE,
    { stripPrefix: true },
    'shop/kubia stripPrefix: found stripPrefix, expected what GKE Ingress can do, which never changes paths; serve the prefix in the application, or use the Gateway API',
  ],
  [
    GKE,
    { httpsRedirect: true },
    { ingress: { 'networking.gke.io/v1beta1.FrontendConfig': 'kubia-frontend' }, objects: [frontend(true)] },
  ],
  [
    GKE,
    { httpsRedirect: false },
    { ingress: { 'networking.gke.io/v1beta1.FrontendConfig': 'kubia-frontend' }, objects: [frontend(false)] },
  ],
  [
    GKE,
    { cookieAffinity: {} },
    {
      service: { 'cloud.google.com/backend-config': '{"default":"kubia-backend"}' },
      objects: [affinity({ affinityType: 'GENERATED_COOKIE' })],
    },
  ],
  [
    GKE,
    { cookieAffinity: { maxAge: Duration.days(1) } },
    {
      service: { 'cloud.google.com/backend-config': '{"default":"kubia-backend"}' },
      objects: [affinity({ affinityType: 'GENERATED_COOKIE', affinityCookieTtlSec: 86400 })],
    },
  ],
  [
    GKE,
    { cookieAffinity: { maxAge: Duration.days(2) } },
    'shop/kubia cookieAffinity.maxAge: found 172800 s, expected 1 s to 86400 s; shorten it',
  ],
  [
    GKE,
    { cookieAffinity: session },
    'shop/kubia cookieAffinity: found a cookie name, expected the cookie that Google names itself; leave out cookieName',
  ],
  [GKE, { backendProtocol: BackendProtocol.HTTP }, {}],
  [
    GKE,
    { backendProtocol: BackendProtocol.HTTPS },
    { service: { 'cloud.google.com/app-protocols': '{"http":"HTTPS"}' } },
  ],
  [
    GKE,
    { backendProtocol: BackendProtocol.GRPC },
    { service: { 'cloud.google.com/app-protocols': '{"http":"HTTP2"}' } },
  ],

  [HAPROXY_INGRESS, {}, {}],
  [HAPROXY_INGRESS, { stripPrefix: true }, { ingress: haproxyIngress('rewrite-target', '/') }],
  [HAPROXY_INGRESS, { httpsRedirect: true }, { ingress: haproxyIngress('ssl-redirect', 'true') }],
  [HAPROXY_INGRESS, { cookieAffinity: {} }, { ingress: haproxyIngress('affinity', 'cookie') }],
  [
    HAPROXY_INGRESS,
    { cookieAffinity: session },
    'shop/kubia cookieAffinity: found a cookie of 3600 s, expected a cookie for the session of the browser; leave out maxAge',
  ],
  [HAPROXY_INGRESS, { backendProtocol: BackendProtocol.HTTP }, { ingress: haproxyIngress('backend-protocol', 'h1') }],
  [
    HAPROXY_INGRESS,
    { backendProtocol: BackendProtocol.HTTPS },
    { ingress: haproxyIngress('backend-protocol', 'h1-ssl') },
  ],
  [HAPROXY_INGRESS, { backendProtocol: BackendProtocol.GRPC }, { ingress: haproxyIngress('backend-protocol', 'h2') }],

  [CONTOUR, {}, {}],
  [
    CONTOUR,
    { stripPrefix: true },
    'shop/kubia stripPrefix: found stripPrefix, expected what Contour does for an Ingress; use TlsGateway or GatewayRoutes with the same routes, or an HTTPProxy',
  ],
  [CONTOUR, { httpsRedirect: true }, { ingress: { 'ingress.kubernetes.io/force-ssl-redirect': 'true' } }],
  [CONTOUR, { httpsRedirect: false }, {}],
  [
    CONTOUR,
    { cookieAffinity: {} },
    'shop/kubia cookieAffinity: found a cookie affinity, expected what Contour does for an Ingress; use TlsGateway or GatewayRoutes with the same routes, or an HTTPProxy',
  ],
  [CONTOUR, { backendProtocol: BackendProtocol.HTTP }, {}],
  [
    CONTOUR,
    { backendProtocol: BackendProtocol.HTTPS },
    { service: { 'projectcontour.io/upstream-protocol.tls': '80' } },
  ],
  [
    CONTOUR,
    { backendProtocol: BackendProtocol.GRPC },
    { service: { 'projectcontour.io/upstream-protocol.h2c': '80' } },
  ],

  [CILIUM, {}, {}],
  [
    CILIUM,
    { stripPrefix: true },
    'shop/kubia stripPrefix: found stripPrefix, expected what Cilium does for an Ingress; use TlsGateway or GatewayRoutes with the same routes',
  ],
  [CILIUM, { httpsRedirect: false }, { ingress: { 'ingress.cilium.io/force-https': 'disabled' } }],
  [
    CILIUM,
    { cookieAffinity: {} },
    'shop/kubia cookieAffinity: found a cookie affinity, expected what Cilium does for an Ingress; use TlsGateway or GatewayRoutes with the same routes',
  ],
  [CILIUM, { backendProtocol: BackendProtocol.GRPC }, {}],
  [
    CILIUM,
    { backendProtocol: BackendProtocol.HTTPS },
    'shop/kubia backendProtocol: found HTTPS to the pods, expected what Cilium does for an Ingress; use TlsGateway or GatewayRoutes with the same routes',
  ],

  [AZURE_AGIC, {}, {}],
  [AZURE_AGIC, { stripPrefix: true }, { ingress: agic('backend-path-prefix', '/') }],
  [AZURE_AGIC, { httpsRedirect: true }, { ingress: agic('ssl-redirect', 'true') }],
  [AZURE_AGIC, { cookieAffinity: {} }, { ingress: agic('cookie-based-affinity', 'true') }],
  [
    AZURE_AGIC,
    { cookieAffinity: session },
    'shop/kubia cookieAffinity: found a cookie name, expected the cookie that Azure names itself, for the session of the browser; leave out cookieName and maxAge',
  ],
  [AZURE_AGIC, { backendProtocol: BackendProtocol.HTTPS }, { ingress: agic('backend-protocol', 'https') }],
  [
    AZURE_AGIC,
    { backendProtocol: BackendProtocol.GRPC },
    'shop/kubia backendProtocol: found GRPC, expected HTTP or HTTPS, which are all that it speaks; use Application Gateway for Containers',
  ],

  [KONG, {}, {}],
  [KONG, { stripPrefix: true }, { ingress: { 'konghq.com/strip-path': 'true' } }],
  [
    KONG,
    { httpsRedirect: true },
    { ingress: { 'konghq.com/protocols': 'https', 'konghq.com/https-redirect-status-code': '308' } },
  ],
  [
    KONG,
    { cookieAffinity: {} },
    'shop/kubia cookieAffinity: found a cookie affinity, expected what Kong can be told by annotations of an Ingress; write a KongUpstreamPolicy, and name it on the Service: konghq.com/upstream-policy',
  ],
  [KONG, { backendProtocol: BackendProtocol.GRPC }, { service: { 'konghq.com/protocol': 'grpc' } }],

  [OPENSHIFT, {}, {}],
  [OPENSHIFT, { stripPrefix: true }, { ingress: { 'haproxy.router.openshift.io/rewrite-target': '/' } }],
  [OPENSHIFT, { httpsRedirect: true }, {}],
  [
    OPENSHIFT,
    { httpsRedirect: false },
    'shop/kubia httpsRedirect: found false, expected true, for OpenShift redirects every Ingress with TLS; leave it out, or write a Route',
  ],
  [
    OPENSHIFT,
    { cookieAffinity: { cookieName: 'SESSION' } },
    { ingress: { 'router.openshift.io/cookie_name': 'SESSION' } },
  ],
  [
    OPENSHIFT,
    { backendProtocol: BackendProtocol.HTTPS },
    { ingress: { 'route.openshift.io/termination': 'reencrypt' } },
  ],
];

/** The Ingress of one route to the Service `web`. */
function build(controller: IngressController, options: ControllerOptions) {
  const chart = shopChart();
  kubia(
    {
      ...options,
      ingressClass: IngressClassRef.named('web', controller),
      certificate:
        controller === AWS_ALB ? TlsCertificate.fromController() : TlsCertificate.fromSecretName('tls-secret'),
      routes: [HttpRoute.prefix('kubia.example.com', '/kubia', service(chart, 'web').backend())],
    },
    chart,
  );
  return chart;
}

test.each(TABLE.map(([controller, options, says]) => [controller, asWritten(options), options, says] as const))(
  '%s and %s',
  (controller, _, options, says) => {
    if (typeof says === 'string') {
      expect(refusalOf(() => build(controller, options))).toBe(says);
      return;
    }
    const [web, ingress, ...others] = manifestsOf(build(controller, options)).sort(byImportance);
    const own = { ...ALWAYS.get(controller), ...says.ingress };
    expect(ingress.metadata).toEqual({
      name: 'kubia',
      namespace: 'shop',
      ...(Object.keys(own).length === 0 ? {} : { annotations: own }),
    });
    expect(web.metadata.annotations).toEqual(says.service);
    expect(ingress.spec.ingressClassName).toBe(controller === GKE ? undefined : 'web');
    expect(ingress.spec.rules[0].http.paths).toEqual([
      {
        ...(says.path ?? { path: '/kubia', pathType: 'Prefix' }),
        backend: { service: { name: 'web', port: { number: 80 } } },
      },
    ]);
    expect(others).toEqual(says.objects ?? []);
  },
);

test('the table has each option of each controller', () => {
  for (const controller of IngressController._all) {
    const covered = new Set(
      TABLE.filter(([each]) => each === controller).flatMap(([, options]) => Object.keys(options)),
    );
    expect([...covered].filter((option) => option !== 'stripPrefix').sort()).toEqual([
      'backendProtocol',
      'cookieAffinity',
      'httpsRedirect',
    ]);
    expect(covered).toContain('stripPrefix');
  }
});

function asWritten({ cookieAffinity, ...options }: ControllerOptions): string {
  const { cookieName, maxAge } = cookieAffinity ?? {};
  const cookie = cookieAffinity === undefined ? {} : { cookieAffinity: { cookieName, seconds: maxAge?.toSeconds() } };
  return JSON.stringify({ ...options, ...cookie });
}

/** Service, Ingress, and then the rest. */
function byImportance(a: { kind: string }, b: { kind: string }): number {
  const rank = ({ kind }: { kind: string }) => ['Service', 'Ingress', kind].indexOf(kind);
  return rank(a) - rank(b);
}
