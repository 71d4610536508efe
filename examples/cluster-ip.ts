import { Chart } from 'cdk8s';
import { Deployment, Probe } from 'cdk8s-plus-27';
import { ClusterIpService, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** One address inside the cluster: clients use port 80, the pods listen on 8080. */
export class ClusterIp extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const kubia = new Deployment(this, 'kubia-app', {
      containers: [
        {
          image: 'luksa/kubia:v1',
          // The image's own user is root, with whom cdk8s-plus lets no container start.
          securityContext: { user: 1000 },
          ports: [http],
          readiness: Probe.fromHttpGet('/', { port: http.number }),
        },
      ],
    });
    new ClusterIpService(this, 'kubia', { selector: kubia, ports: [http.exposedAs(80)] });
  }
}
