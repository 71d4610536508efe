import { Chart } from 'cdk8s';
import {
  ClusterIpService,
  GatewayClassRef,
  HttpRoute,
  IngressClassRef,
  IngressController,
  PathRewrite,
  PodLabels,
  PodPort,
  TlsCertificate,
  TlsGateway,
  TlsIngress,
} from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** The same routes, served by ingress-nginx as before and by a Gateway already, until DNS has moved. */
export class Moving extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const service = (name: string) =>
      new ClusterIpService(this, name, { selector: PodLabels.of({ app: name }), ports: [http.exposedAs(80)] });
    const [web, api] = [service('web'), service('api')];
    const certificate = TlsCertificate.fromSecretName('shop-tls');
    const plain = [HttpRoute.prefix('shop.example.com', '/', web.backend(http))];
    const stripped = [
      HttpRoute.prefix('shop.example.com', '/v1', api.backend(http), { rewrite: PathRewrite.stripPrefix() }),
    ];
    // ingress-nginx rewrites all paths of an Ingress or none; a Gateway does as each route says.
    const ingressClass = IngressClassRef.named('nginx', IngressController.COMMUNITY_NGINX);
    new TlsIngress(this, 'before', { ingressClass, certificate, routes: plain });
    new TlsIngress(this, 'before-v1', { ingressClass, certificate, routes: stripped });
    new TlsGateway(this, 'after', {
      gatewayClass: GatewayClassRef.envoyGateway(),
      certificate,
      routes: [...plain, ...stripped],
    });
  }
}
