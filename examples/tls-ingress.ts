import { Chart } from 'cdk8s';
import { Deployment, Probe } from 'cdk8s-plus-27';
import {
  ClusterIpService,
  HttpRoute,
  IngressClassRef,
  PodPort,
  TlsCertificate,
  TlsIngress,
} from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** HTTPS from outside: the certificate lies in a Secret, the controller ends TLS, the pods speak plain HTTP. */
export class Tls extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const app = new Deployment(this, 'kubia-app', {
      containers: [
        {
          image: 'luksa/kubia:v1',
          securityContext: { user: 1000 },
          ports: [http],
          readiness: Probe.fromHttpGet('/', { port: http.number }),
        },
      ],
    });
    const kubia = new ClusterIpService(this, 'kubia', { selector: app, ports: [http.exposedAs(80)] });
    new TlsIngress(this, 'kubia-ingress', {
      ingressClass: IngressClassRef.named('traefik'),
      certificate: TlsCertificate.fromSecretName('tls-secret'),
      routes: [HttpRoute.prefix('kubia.example.com', '/kubia', kubia.backend(http))],
    });
  }
}
