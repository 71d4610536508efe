import { Chart } from 'cdk8s';
import { Deployment, Probe } from 'cdk8s-plus-27';
import { LocalTrafficLoadBalancer, PodPort, PodSpread } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** A load balancer that keeps the address of the client, with the pods spread over the nodes, as it needs them to be. */
export class LocalTraffic extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const app = new Deployment(this, 'app', {
      replicas: 3,
      containers: [
        {
          image: 'registry.example.com/my-app:1.4',
          ports: [http],
          readiness: Probe.fromHttpGet('/healthz', { port: http.number }),
        },
      ],
    });
    new LocalTrafficLoadBalancer(this, 'my-loadbalancer', {
      selector: app,
      ports: [http.exposedAs(80)],
      sourceRanges: ['203.0.113.0/24'],
      spread: PodSpread.PREFERRED,
    });
  }
}
