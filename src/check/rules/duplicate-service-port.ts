import type { Service } from '../../model/views/service';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (second: number) =>
  webService({ ports: [servicePort(), servicePort({ name: 'http-alt', port: second })] });

const TCP_AND_UDP = `
apiVersion: v1
kind: Pod
metadata:
  name: dns
  labels:
    app: dns
spec:
  containers:
    - name: main
      image: main:1
      ports:
        - containerPort: 53
        - containerPort: 53
          protocol: UDP
---
apiVersion: v1
kind: Service
metadata:
  name: dns
spec:
  selector:
    app: dns
  ports:
    - name: udp
      port: 53
      protocol: UDP
    - name: tcp
      port: 53`;

export const duplicateServicePort: Rule<Service> = {
  id: 'duplicate-service-port',
  severity: 'error',
  refused: true,
  because: 'The API server refuses a Service that has one port number twice with the same protocol.',
  about: 'Services',
  source: 'pkg/apis/core/validation/validation.go of Kubernetes, validateService',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service(80)),
  says: 'Service shop/web spec.ports[1].port: found 80/TCP (http-alt), expected another port than spec.ports[0]; change the number, or leave the port out',
  good: manifests(WEB_DEPLOYMENT, service(8080)),
  silent: [{ when: 'the two have different protocols, and so have the ports of the pods', manifests: TCP_AND_UDP }],
  on: ({ services }) => services.all,
  *check({ ports }) {
    const first = new Map<string, string>();
    for (const port of ports) {
      const pair = `${port.number}/${port.protocol}`;
      const earlier = first.get(pair);
      if (earlier !== undefined && port.number !== undefined) {
        yield fault(
          port.field.get('port'),
          String(port),
          `another port than ${earlier}`,
          'change the number, or leave the port out',
        );
      } else {
        first.set(pair, port.field.path);
      }
    }
  },
};
