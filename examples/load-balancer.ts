import { Chart } from 'cdk8s';
import { Deployment, Service, ServiceType } from 'cdk8s-plus-27';
import { PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/**
 * What cdk8s-plus can say needs no pattern: a plain load balancer, and addresses that somebody else routes to the nodes.
 *
 * The latter, `externalIPs`, are deprecated since Kubernetes 1.36: write a load balancer, and have a controller such as
 * MetalLB give it the address. Who cannot do so yet says why, and the check is content.
 */
export class LoadBalancer extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const kubia = new Deployment(this, 'kubia-app', {
      containers: [{ image: 'luksa/kubia:v1', securityContext: { user: 1000 }, ports: [http] }],
    });
    new Service(this, 'balanced', {
      metadata: { name: 'kubia-loadbalancer' },
      type: ServiceType.LOAD_BALANCER,
      selector: kubia,
      ports: [{ port: 80, targetPort: http.number, name: http.name }],
    });
    new Service(this, 'routed', {
      metadata: {
        name: 'kubia-external-ip',
        annotations: {
          'cdk8s-service-patterns/ignore.deprecated-service-setting': 'until the routers hand over to MetalLB',
        },
      },
      externalIPs: ['198.51.100.32'],
      selector: kubia,
      ports: [{ port: 80, targetPort: http.number, name: http.name }],
    });
  }
}
