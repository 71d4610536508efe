import { Chart } from 'cdk8s';
import { NodePortService, PodLabels, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** A port on every node: fixed for one Service, left to Kubernetes for the other. */
export class NodePorts extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const selector = PodLabels.of({ app: 'http-go' });
    new NodePortService(this, 'http-go-np', { selector, ports: [http.exposedAs(80).onNodePort(30001)] });
    new NodePortService(this, 'http-go-any', { selector, ports: [http.exposedAs(80)] });
  }
}
