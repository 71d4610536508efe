import type { Sample } from './sample';

const of = (construct: string, props: string) => `new ${construct}(chart, 'front', { ${props} });`;
const pods = 'selector: web, ports: [http.exposedAs(80)]';
const route = (path = '/', options = '') => `HttpRoute.prefix('shop.example.com', '${path}', cart.backend()${options})`;
const nginx = 'ingressClass: IngressClassRef.communityNginx()';
const traefik = 'ingressClass: IngressClassRef.traefik()';
const envoy = 'gatewayClass: GatewayClassRef.envoyGateway()';
const secret = "certificate: TlsCertificate.fromSecretName('shop-tls')";

export const WAYS_IN: readonly Sample[] = [
  {
    construct: 'NodePortService',
    refuses: [
      of('NodePortService', 'selector: web, ports: [http.exposedAs(80).onNodePort(80)]'),
      `${of('NodePortService', 'selector: web, ports: [http.exposedAs(80).onNodePort(30080)]')}
new NodePortService(chart, 'office', { selector: web, ports: [http.exposedAs(80).onNodePort(30080)] });`,
    ],
  },
  {
    construct: 'LoadBalancerService',
    refuses: [
      of('LoadBalancerService', `${pods}, sourceRanges: ['10.0.0.1/8']`),
      of('LoadBalancerService', `${pods}, sourceRanges: []`),
      of(
        'LoadBalancerService',
        `${pods}, provider: LoadBalancerProvider.hetzner({ location: 'fsn1' }), sourceRanges: ['192.0.2.0/24']`,
      ),
      of(
        'LoadBalancerService',
        `${pods}, provider: LoadBalancerProvider.digitalOcean(), loadBalancerClass: 'example.com/own'`,
      ),
      of('LoadBalancerService', `${pods}, provider: LoadBalancerProvider.awsNlb(), allocateNodePorts: false`),
      of('LoadBalancerService', 'selector: web, ports: [PodPort.sctp(9000)], provider: LoadBalancerProvider.awsNlb()'),
    ],
  },
  {
    construct: 'LocalTrafficLoadBalancer',
    refuses: [
      of('LocalTrafficLoadBalancer', `${pods}, healthCheckNodePort: 80`),
      of(
        'LocalTrafficLoadBalancer',
        "selector: PodLabels.of({ app: 'web' }), ports: [http], spread: PodSpread.REQUIRED",
      ),
    ],
  },
  {
    construct: 'TlsIngress',
    also: [
      [
        'a route without prefix for Traefik',
        of(
          'TlsIngress',
          `${traefik}, ${secret}, routes: [${route('/api', ', { rewrite: PathRewrite.stripPrefix() }')}]`,
        ),
      ],
      [
        'a canary for ingress-nginx',
        of(
          'TlsIngress',
          `${nginx}, ${secret}, routes: [${route('/', ", { canary: Canary.byWeight(RouteBackend.fromServiceName('next', 80), 10) }")}]`,
        ),
      ],
      [
        'a certificate that Google manages',
        of(
          'TlsIngress',
          `ingressClass: IngressClassRef.gce(), certificate: TlsCertificate.fromGoogleManaged(), routes: [${route()}]`,
        ),
      ],
    ],
    refuses: [
      of('TlsIngress', `${traefik}, ${secret}`),
      of('TlsIngress', `${traefik}, ${secret}, routes: [${route()}, ${route()}]`),
      of('TlsIngress', `${traefik}, ${secret}, routes: [HttpRoute.prefix('*.*.example.com', '/', cart.backend())]`),
      of('TlsIngress', `${traefik}, ${secret}, routes: [HttpRoute.prefix('shop.example.com', 'api', cart.backend())]`),
      of(
        'TlsIngress',
        `ingressClass: IngressClassRef.openshift(), ${secret}, routes: [HttpRoute.onAnyHost('/', cart.backend())]`,
      ),
      of(
        'TlsIngress',
        `${nginx}, ${secret}, routes: [${route('/a', ', { rewrite: PathRewrite.stripPrefix() }')}, ${route('/b')}]`,
      ),
      of('TlsIngress', `${traefik}, certificate: TlsCertificate.fromGoogleManaged(), routes: [${route()}]`),
    ],
  },
  {
    construct: 'HttpIngress',
    refuses: [
      of('HttpIngress', `${traefik}, routes: [${route('/', ', { maxBodySize: Size.kibibytes(0) }')}]`),
      of('HttpIngress', `ingressClass: IngressClassRef.contour(), routes: [${route('/', ', { cookieAffinity: {} }')}]`),
      of(
        'HttpIngress',
        `${nginx}, routes: [${route()}], metadata: { annotations: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '60s' } }`,
      ),
    ],
  },
  {
    construct: 'TlsGateway',
    also: [
      ['`httpRedirect: false`', of('TlsGateway', `${envoy}, ${secret}, routes: [${route()}], httpRedirect: false`)],
      [
        'TLS to the pods',
        of(
          'TlsGateway',
          `${envoy}, ${secret}, routes: [${route('/', ", { backendTls: BackendTls.systemTrust('cart.example.com') }")}]`,
        ),
      ],
      [
        'TLS handed on to the pods',
        of('TlsGateway', `${envoy}, ${secret}, passthrough: [PassthroughRoute.of('pay.example.com', cart.backend())]`),
      ],
    ],
    refuses: [
      of('TlsGateway', `${envoy}, ${secret}, routes: [${route()}, ${route()}]`),
      of('TlsGateway', `${envoy}, ${secret}, routes: [${route()}], httpPort: 443`),
      of('TlsGateway', `${envoy}, ${secret}, routes: [${route('/', ', { maxBodySize: Size.mebibytes(1) }')}]`),
      of(
        'TlsGateway',
        `${envoy}, ${secret}, routes: [HttpRoute.implementationSpecific('shop.example.com', '/a', cart.backend())]`,
      ),
    ],
  },
  {
    construct: 'HttpGateway',
    refuses: [of('HttpGateway', `${envoy}, routes: [${route()}], httpPort: 0`)],
  },
  {
    construct: 'GatewayRoutes',
    also: [
      [
        'a Service of another namespace',
        of(
          'GatewayRoutes',
          "gateway: GatewayRef.named('edge'), routes: [HttpRoute.prefix('shop.example.com', '/', RouteBackend.fromServiceName('search', 80, 'data'))]",
        ),
      ],
      [
        'gRPC',
        of(
          'GatewayRoutes',
          `gateway: GatewayRef.named('edge'), routes: [${route('/', ', { backendProtocol: BackendProtocol.GRPC }')}]`,
        ),
      ],
    ],
    refuses: [
      of('GatewayRoutes', "gateway: GatewayRef.named('edge'), routes: []"),
      of('GatewayRoutes', `gateway: GatewayRef.named('edge', { listeners: ['a', 'a'] }), routes: [${route()}]`),
    ],
  },
];
