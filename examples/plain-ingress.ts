import { Chart } from 'cdk8s';
import { ClusterIpService, HttpIngress, HttpRoute, IngressClassRef, PodLabels, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** The plain Ingresses of the notes: one Service for all paths, several paths, several hosts, and a rewrite. */
export class PlainIngress extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const service = (name: string) =>
      new ClusterIpService(this, name, { selector: PodLabels.of({ app: name }), ports: [http.exposedAs(80)] });
    const [kubia, bar] = [service('kubia'), service('bar')];
    const ingressClass = IngressClassRef.communityNginx();
    new HttpIngress(this, 'one-service', {
      ingressClass,
      routes: [HttpRoute.prefix('one.example.org', '/', kubia.backend())],
    });
    new HttpIngress(this, 'several', {
      ingressClass,
      routes: [
        HttpRoute.prefix('kubia.example.org', '/kubia', kubia.backend()),
        HttpRoute.prefix('kubia.example.org', '/bar', bar.backend()),
        HttpRoute.prefix('bar.example.org', '/bar', bar.backend()),
      ],
    });
    // The notes' `rewrite-target: /` would turn every path into "/".
    new HttpIngress(this, 'rewritten', {
      ingressClass,
      routes: [
        HttpRoute.prefix('www.example.org', '/service1', kubia.backend()),
        HttpRoute.prefix('www.example.org', '/service2', bar.backend()),
      ],
      stripPrefix: true,
    });
  }
}
