import { Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { HeadlessService, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** DNS answers with the addresses of all pods; of those that are not ready as well, for the peers among themselves. */
export class Headless extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const kubia = new Deployment(this, 'kubia-app', {
      containers: [{ image: 'luksa/kubia:v1', securityContext: { user: 1000 }, ports: [http] }],
    });
    new HeadlessService(this, 'kubia-headless', { selector: kubia, ports: [http] });
    new HeadlessService(this, 'kubia-peers', { selector: kubia, publishNotReadyAddresses: true });
  }
}
