import { Chart, Duration } from 'cdk8s';
import {
  Canary,
  ClusterIpService,
  GatewayClassRef,
  GatewayRoutes,
  HttpRoute,
  PodLabels,
  PodPort,
  RouteNamespaces,
  TlsCertificate,
  TlsGateway,
} from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** HTTPS by the Gateway API: a Gateway with a canary behind it, and routes that others attach to it. */
export class Gateways extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const service = (name: string) =>
      new ClusterIpService(this, name, { selector: PodLabels.of({ app: name }), ports: [http.exposedAs(80)] });
    const [shop, next, blog] = [service('shop'), service('shop-next'), service('blog')];
    const front = new TlsGateway(this, 'front', {
      gatewayClass: GatewayClassRef.envoyGateway(),
      certificate: TlsCertificate.fromClusterIssuer('letsencrypt'),
      routeNamespaces: RouteNamespaces.all(),
      hosts: ['blog.example.com'],
      routes: [
        HttpRoute.prefix('shop.example.com', '/', shop.backend(http), {
          canary: Canary.byWeight(next.backend(http), 10),
          requestTimeout: Duration.seconds(30),
        }),
      ],
    });
    new GatewayRoutes(this, 'blog-routes', {
      gateway: front.ref,
      routes: [HttpRoute.prefix('blog.example.com', '/', blog.backend(http))],
    });
  }
}
