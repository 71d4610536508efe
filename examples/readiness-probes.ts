import { Chart, Duration } from 'cdk8s';
import { Deployment, Handler, Probe, Volume } from 'cdk8s-plus-27';
import { ClusterIpService, PodPort } from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** A pod gets traffic when its readiness probe says so. Three ways to ask, on the port that the Service uses. */
export class ReadinessProbes extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = PodPort.tcp(8080, 'http');
    const probes = {
      'ready-by-command': Probe.fromCommand(['ls', '/var/state/ready']),
      'ready-by-http': Probe.fromHttpGet('/healthz', { port: http.number, periodSeconds: Duration.seconds(5) }),
      'ready-by-tcp': Probe.fromTcpSocket({ port: http.number }),
    };
    for (const [name, readiness] of Object.entries(probes)) {
      const app = new Deployment(this, `${name}-app`, {
        containers: [
          {
            image: 'luksa/kubia:v1',
            securityContext: { user: 1000 },
            ports: [http],
            readiness,
            // The file that the command looks for: made here when the container starts, taken away to stop its traffic.
            volumeMounts: [{ path: '/var/state', volume: Volume.fromEmptyDir(this, `${name}-state`, 'state') }],
            lifecycle: { postStart: Handler.fromCommand(['touch', '/var/state/ready']) },
          },
        ],
      });
      new ClusterIpService(this, name, { selector: app, ports: [http.exposedAs(80)] });
    }
  }
}
