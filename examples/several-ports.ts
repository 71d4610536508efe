import { Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { ClusterIpService, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** Two ports under one address, reached by the names that the pods give them. */
export class SeveralPorts extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const https = PodPort.tcp(8443, 'https');
    const kubia = new Deployment(this, 'kubia-app', {
      containers: [{ image: 'luksa/kubia:v1', securityContext: { user: 1000 }, ports: [http, https] }],
    });
    new ClusterIpService(this, 'kubia', {
      selector: kubia,
      ports: [http.exposedAs(80).targetingName(), https.exposedAs(443).targetingName()],
    });
  }
}
