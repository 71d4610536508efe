import { PROBES } from '../../kinds/constraints/probe-names';
import { isSeenReady } from '../../model/status/seen-containers';
import { writtenPort } from '../../model/views/container';
import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { containerPort, httpGet, webDeployment } from '../examples/workload-parts';

const probing = (scheme: string) =>
  manifests(
    webDeployment({ ports: containerPort('https', 8443), probe: httpGet('https', scheme) }),
    webService({ ports: [servicePort({ name: 'https', port: 443, target: 'https' })] }),
  );

const probingGrpc = (probe: string) =>
  manifests(
    webDeployment({ ports: containerPort('grpc', 8080), probe }),
    webService({ ports: [servicePort({ name: 'grpc', target: 'grpc' })] }),
  );

export const mismatchedProbeScheme: Rule<Workload> = {
  id: 'mismatched-probe-scheme',
  severity: 'warning',
  because:
    'A server that expects TLS, or gRPC over HTTP/2, answers plain HTTP with an error or not at all, and one for plain HTTP ends a handshake: the probe fails, and the pod gets no traffic.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#http-probes',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand; this library makes those of its databases alone' },
  bad: probing(''),
  says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe.httpGet: found plain HTTP at 8443/TCP (https), expected scheme: HTTPS; add it, or probe a port for plain HTTP',
  good: probing('scheme: HTTPS'),
  more: [
    {
      bad: manifests(webDeployment({ probe: httpGet('http', 'scheme: HTTPS') }), WEB_SERVICE),
      says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe.httpGet.scheme: found HTTPS at 8080/TCP (http), expected plain HTTP, as its name says; leave the scheme out, or rename the port',
      good: manifests(WEB_DEPLOYMENT, WEB_SERVICE),
    },
    {
      bad: probingGrpc(httpGet('grpc')),
      says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe.httpGet: found a request of HTTP/1.1 at 8080/TCP (grpc), expected grpc, as a server of gRPC speaks HTTP/2 alone; probe with grpc, or name the port after what it speaks besides',
      good: probingGrpc('grpc:\n  port: 8080'),
    },
  ],
  silent: [
    {
      when: 'neither name nor number says surely what is spoken there',
      manifests: manifests(
        webDeployment({ ports: containerPort('https', 8080), probe: httpGet('https') }),
        webService({ ports: [servicePort({ target: 'https' })] }),
      ),
    },
  ],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check(workload, cluster) {
    const { pod } = workload;
    for (const { field } of pod.containers.filter((each) => !isSeenReady(cluster, workload, each))) {
      for (const get of PROBES.filter((name) => field.has(name)).map((name) => field.find(name, 'httpGet'))) {
        const wanted = get.get('port').value;
        const port = pod.ports.find(({ name, number }) => name === wanted || number === wanted);
        const scheme = get.get('scheme').text || 'HTTP';
        const isForTls = /^https(-|$)/.test(port?.name ?? '') && /443$/.test(String(port?.number));
        if (scheme === 'HTTPS' && port?.name === 'http' && !/443$/.test(String(port.number))) {
          yield fault(
            get.get('scheme'),
            `HTTPS at ${writtenPort(port)}`,
            'plain HTTP, as its name says',
            'leave the scheme out, or rename the port',
          );
        } else if (get.isMap && port?.name === 'grpc') {
          yield fault(
            get,
            `a request of HTTP/1.1 at ${writtenPort(port)}`,
            'grpc, as a server of gRPC speaks HTTP/2 alone',
            'probe with grpc, or name the port after what it speaks besides',
          );
        } else if (port !== undefined && isForTls && get.isMap && scheme === 'HTTP') {
          yield fault(
            get,
            `plain HTTP at ${writtenPort(port)}`,
            'scheme: HTTPS',
            'add it, or probe a port for plain HTTP',
          );
        }
      }
    }
  },
};
