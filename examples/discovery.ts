import { Chart } from 'cdk8s';
import { Deployment, EnvValue } from 'cdk8s-plus-27';
import { ClientPlace, ClusterIpService, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** Ways for a client to find a Service: by variables of its own, by DNS, and by the variables that Kubernetes injects. */
export class Discovery extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const pods = new Deployment(this, 'kubia-app', {
      containers: [{ image: 'luksa/kubia:v1', securityContext: { user: 1000 }, ports: [http] }],
    });
    const kubia = new ClusterIpService(this, 'kubia', { selector: pods, ports: [http.exposedAs(80)] });
    const client = new Deployment(this, 'client', {});
    const container = client.addContainer({
      image: 'curlimages/curl:8.10.1',
      // The image names its user instead of numbering it, so that Kubernetes cannot tell that it is not root.
      securityContext: { user: 100 },
      command: ['sleep', 'infinity'],
    });
    kubia.addAddressTo(container, {
      host: 'BACKEND_HOST',
      port: 'BACKEND_PORT',
      calledFrom: ClientPlace.OTHER_NAMESPACE,
    });
    container.env.addVariable('BACKEND_FQDN', EnvValue.fromValue(kubia.dns.full));
    container.env.addVariable('BACKEND_SRV', EnvValue.fromValue(kubia.dns.srv(http)));
    container.env.addVariable('BACKEND_IP', EnvValue.fromValue(`$(${kubia.environment.hostVariable})`));
  }
}
