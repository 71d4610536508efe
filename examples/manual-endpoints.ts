import { Chart } from 'cdk8s';
import { ManualEndpoint, ManualEndpointsService, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** Machines outside the cluster behind a name inside: port 80 of the Service is port 9376 of the machines. */
export class ManualEndpoints extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    new ManualEndpointsService(this, 'external-service', {
      ports: [PodPort.tcp(9376, 'http').exposedAs(80)],
      endpoints: [ManualEndpoint.address('11.11.11.11'), ManualEndpoint.address('22.22.22.22', { ready: false })],
    });
  }
}
