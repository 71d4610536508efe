import { Chart } from 'cdk8s';
import {
  ClusterIpService,
  HttpRoute,
  IngressClassRef,
  IngressController,
  PodLabels,
  PodPort,
  TlsCertificate,
  TlsIngress,
} from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** Several paths, several hosts, a default backend, prefixes taken off, and a second Ingress kept apart by its class. */
export class IngressRoutes extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const service = (name: string) =>
      new ClusterIpService(this, name, { selector: PodLabels.of({ app: name }), ports: [http.exposedAs(80)] });
    const [kubia, bar, admin] = [service('kubia'), service('bar'), service('admin')];
    const certificate = TlsCertificate.fromSecretName('example-com-tls');
    new TlsIngress(this, 'public', {
      ingressClass: IngressClassRef.named('nginx', IngressController.COMMUNITY_NGINX),
      certificate,
      routes: [
        HttpRoute.prefix('kubia.example.com', '/kubia', kubia.backend()),
        HttpRoute.prefix('kubia.example.com', '/bar', bar.backend()),
        HttpRoute.prefix('bar.example.com', '/bar', bar.backend()),
      ],
      defaultBackend: kubia.backend(),
      stripPrefix: true,
      httpsRedirect: true,
    });
    new TlsIngress(this, 'internal', {
      ingressClass: IngressClassRef.named('internal', IngressController.HAPROXY),
      certificate,
      routes: [HttpRoute.exact('admin.example.com', '/login', admin.backend())],
    });
  }
}
