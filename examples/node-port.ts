import { Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { NodePortService, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** A port on every node: fixed for one Service, left to Kubernetes for the other. */
export class NodePorts extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const app = new Deployment(this, 'http-go', {
      containers: [{ image: 'registry.example.com/http-go:1.4', ports: [http] }],
    });
    new NodePortService(this, 'http-go-np', { selector: app, ports: [http.exposedAs(80).onNodePort(30001)] });
    new NodePortService(this, 'http-go-any', { selector: app, ports: [http.exposedAs(80)] });
  }
}
