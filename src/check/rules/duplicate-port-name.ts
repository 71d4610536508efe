import type { ContainerPort } from '../../model/views/container';
import type { Service } from '../../model/views/service';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const deployment = (name: string) => `${WEB_DEPLOYMENT}
        - name: cache
          image: varnish:7.7
          ports:
            - name: ${name}
              containerPort: 6081
          readinessProbe:
            tcpSocket:
              port: ${name}`;

export const duplicatePortName: Rule<Service> = {
  id: 'duplicate-port-name',
  severity: 'warning',
  because: 'Kubernetes takes the first port of that name in the pod, so the other container gets no traffic.',
  about: 'Pods and workloads',
  source:
    'staging/src/k8s.io/endpointslice/utils.go of Kubernetes, FindPort, which takes the first; pkg/api/pod/warnings.go, warningsForPodSpecAndMeta, which says so',
  avoidedBy: {
    nothing:
      'a Service names the number of a port unless told to use its name, which two containers may share all the same',
  },
  bad: manifests(deployment('http'), WEB_SERVICE),
  says: 'Service shop/web spec.ports[0].targetPort: found "http", a name of two ports of Deployment shop/web, expected the name of one: 8080 of container "web" or 6081 of container "cache"; give one of them another name',
  good: manifests(deployment('http-cache'), WEB_SERVICE),
  silent: [
    {
      when: 'the Service aims at the number of one of them',
      manifests: manifests(deployment('http'), webService({ ports: [servicePort({ target: 8080 })] })),
    },
  ],
  on: ({ services }) => services.all,
  *check(service, cluster) {
    const workloads = service.ports.some(({ target }) => typeof target === 'string') ? cluster.selectedBy(service) : [];
    for (const port of service.ports) {
      for (const { pod, object } of workloads) {
        const named = pod.ports.filter(({ name, protocol }) => name === port.target && protocol === port.protocol);
        if (new Set(named.map(({ number }) => number)).size > 1) {
          yield fault(
            port.field.get('targetPort'),
            `${quoted(String(port.target))}, a name of ${named.length === 2 ? 'two' : named.length} ports of ${object.title}`,
            `the name of one: ${listed(named.map(written))}`,
            'give one of them another name',
          );
        }
      }
    }
  },
};

function written({ number, container }: ContainerPort): string {
  return `${number} of container ${quoted(container)}`;
}
