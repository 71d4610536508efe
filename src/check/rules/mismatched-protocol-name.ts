import { injectsBeside, injectsInto } from '../../kinds/companions/istio';
import type { Cluster } from '../../model/cluster/cluster';
import { podPortOf } from '../../model/traffic/endpoints';
import type { Service, ServicePort } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { containerPort, httpGet, webDeployment } from '../examples/workload-parts';

const NAMESPACE = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled`;

const DEPLOYMENT = webDeployment({ ports: containerPort('https', 8443), probe: httpGet('https', 'scheme: HTTPS') });

const named = (name: string) =>
  manifests(NAMESPACE, DEPLOYMENT, webService({ ports: [servicePort({ name, port: 443, target: 'https' })] }));

const calling = (name: string) =>
  manifests(
    NAMESPACE,
    webDeployment({ ports: containerPort('grpc-api', 8080), probe: httpGet('grpc-api') }),
    webService({ ports: [servicePort({ name, target: 'grpc-api' })] }),
  );

export const mismatchedProtocolName: Rule<Service> = {
  id: 'mismatched-protocol-name',
  severity: 'warning',
  because:
    'Istio takes the name of a port for its protocol: its proxies speak that and nothing else, and connections break.',
  about: 'Services',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  avoidedBy: {
    nothing: 'names of ports are free to choose; what a mesh makes of them, no construct of this library knows',
  },
  bad: named('http-api'),
  says: 'Service shop/web spec.ports[0].name: found "http-api" for a port of TLS, expected a name that begins with "https" or "tls"; rename it, or add appProtocol: https',
  good: named('https-api'),
  more: [
    {
      bad: calling('http'),
      says: 'Service shop/web spec.ports[0].name: found "http" for a port of gRPC, expected a name that begins with "grpc" or "http2", for "http" is HTTP/1.1; rename it, or add appProtocol: grpc',
      good: calling('grpc'),
    },
  ],
  silent: [
    {
      when: 'appProtocol says what the name does not',
      manifests: manifests(
        NAMESPACE,
        DEPLOYMENT,
        webService({ ports: [servicePort({ port: 443, target: 'https', more: 'appProtocol: https' })] }),
      ),
    },
  ],
  on: (cluster) => cluster.services.all.filter((service) => !service.isExternalName && isInMesh(cluster, service)),
  *check(service, cluster) {
    for (const port of service.ports) {
      const protocol = port.field.get('appProtocol');
      if (/^(http2?|grpc)(-|$)/.test(port.name) && !protocol.isGiven && isForTls(port, service, cluster)) {
        yield fault(
          port.field.get('name'),
          `${quoted(port.name)} for a port of TLS`,
          'a name that begins with "https" or "tls"',
          'rename it, or add appProtocol: https',
        );
      } else if (/^http(-|$)/.test(port.name) && !protocol.isGiven && isForGrpc(port, service, cluster)) {
        yield fault(
          port.field.get('name'),
          `${quoted(port.name)} for a port of gRPC`,
          'a name that begins with "grpc" or "http2", for "http" is HTTP/1.1',
          'rename it, or add appProtocol: grpc',
        );
      }
    }
  },
};

/** Whether proxies of Istio are put beside the pods: the namespace says so, or the pods themselves. */
function isInMesh(cluster: Cluster, service: Service): boolean {
  return (
    cluster
      .ofKind('Namespace')
      .anywhere(service.namespace)
      .some(({ object }) => injectsInto(object.labels)) ||
    cluster.selectedBy(service).some(({ pod }) => injectsBeside(pod.labels))
  );
}

/** Whether all pods call the port after gRPC. */
function isForGrpc(port: ServicePort, service: Service, cluster: Cluster): boolean {
  const workloads = cluster.selectedBy(service);
  return (
    workloads.length > 0 &&
    workloads.every((workload) => {
      const target = podPortOf(port, workload);
      return target.is === 'declared' && /^grpc(-|$)/.test(target.port.name ?? '');
    })
  );
}

/** Whether all pods behind a port are asked over TLS when they are probed there, or call the port after it. */
function isForTls(port: ServicePort, service: Service, cluster: Cluster): boolean {
  const workloads = cluster.selectedBy(service);
  return (
    workloads.length > 0 &&
    workloads.every((workload) => {
      const target = podPortOf(port, workload);
      if (target.is !== 'declared') {
        return false;
      }
      const { name, number } = target.port;
      return (
        /^(https|tls)(-|$)/.test(name ?? '') ||
        workload.pod.serving.some(({ readinessProbe }) => {
          const probed = readinessProbe.get('httpGet');
          return probed.get('scheme').text === 'HTTPS' && [name, number].includes(probed.get('port').value as string);
        })
      );
    })
  );
}
