import { Chart } from 'cdk8s';
import { Deployment, Service } from 'cdk8s-plus-27';
import { LoadBalancerProvider, LoadBalancerService, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/**
 * A load balancer of MetalLB, and addresses that somebody else routes to the nodes.
 *
 * The latter, `externalIPs`, are deprecated since Kubernetes 1.36: have a controller such as MetalLB give a load balancer
 * the address. Who cannot do so yet says why, and the check is content.
 */
export class LoadBalancer extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const kubia = new Deployment(this, 'kubia-app', {
      containers: [{ image: 'luksa/kubia:v1', securityContext: { user: 1000 }, ports: [http] }],
    });
    new LoadBalancerService(this, 'kubia-loadbalancer', {
      selector: kubia,
      ports: [http.exposedAs(80)],
      provider: LoadBalancerProvider.metalLb({ addressPool: 'public' }),
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
