import { App, Chart, Duration, YamlOutputType } from 'cdk8s';
import { BackendTls, Canary, GatewayClassRef, GatewayRef, GatewayRoutes, HeaderMatch, HttpMethod, HttpRoute, PathRewrite, RouteBackend, RouteNamespaces, RouteRedirect, TlsCertificate, TlsGateway, TrafficSplit, BackendProtocol, PassthroughRoute } from '../src';
const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_APP });
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const web = RouteBackend.fromServiceName('web', 80);
const next = RouteBackend.fromServiceName('next', 80, 'staging');
const gw = new TlsGateway(chart, 'front', { gatewayClass: GatewayClassRef.envoyGateway(), certificate: TlsCertificate.fromSecretName('tls'), routeNamespaces: RouteNamespaces.named('shop', 'blog'), hosts: ['blog.example.com'],
 routes: [HttpRoute.prefix('shop.example.com', '/', web, { canary: Canary.byHeader(next, 'X-Canary') }), HttpRoute.prefix('shop.example.com','/old', RouteRedirect.to({path: PathRewrite.replacePrefix('/new')})), HttpRoute.exact('shop.example.com','/a', TrafficSplit.between(web.weighted(9), next.weighted(1)), { matching: {method: HttpMethod.GET, headers:[HeaderMatch.pattern('x','a.*')]}, requestTimeout: Duration.seconds(30), rewrite: PathRewrite.replacePath('/b'), upstreamHost: 'in.example.com' }),
  HttpRoute.prefix('api.example.com', '/', RouteBackend.fromServiceName('api', 443), { backendTls: BackendTls.fromConfigMap('api.internal','api-ca') }),
  HttpRoute.prefix('grpc.example.com', '/shop.Cart', web, {backendProtocol: BackendProtocol.GRPC})],
 passthrough: [PassthroughRoute.of('db.example.com', RouteBackend.fromServiceName('db', 5432))] });
const blog = new Chart(app, 'blog', { namespace: 'blog' });
new GatewayRoutes(blog, 'blog', { gateway: gw.ref, routes: [HttpRoute.prefix('blog.example.com', '/', RouteBackend.fromServiceName('blog', 80))] });
new GatewayRoutes(blog, 'else', { gateway: GatewayRef.named('front2', {namespace:'edge', listeners:['https']}), routes: [HttpRoute.onAnyHost('/', RouteBackend.fromServiceName('blog', 80))] });
console.log(app.synthYaml());
