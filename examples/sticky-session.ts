import { Chart, Duration } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { PodPort, StickyService } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** Sessions that live in the pods: each client comes back to the same one for half an hour. */
export class StickySession extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const app = new Deployment(this, 'app', {
      containers: [{ image: 'registry.example.com/my-app:1.4', ports: [http] }],
    });
    new StickyService(this, 'my-service', {
      selector: app,
      ports: [http.exposedAs(80)],
      sessionTimeout: Duration.minutes(30),
    });
  }
}
