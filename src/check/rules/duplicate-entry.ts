import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const service = (second: string) => webService({ ports: [servicePort(), servicePort({ name: second, port: 8080 })] });

const sidecar = (name: string) => `${WEB_DEPLOYMENT}
        - name: ${name}
          image: proxy:1.2`;

const EXPORTER = `- name: exporter
  image: exporter:1.2
  ports:
    - name: http
      containerPort: 9113`;

export const duplicateEntry: Rule<Refused> = {
  id: 'duplicate-entry',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: what tells the entries of a list apart may occur once in it.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, validateServicePort, validateContainers and validateContainerPorts; pkg/apis/discovery/validation/validation.go, validatePorts',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('http')),
  says: 'Service shop/web spec.ports[1].name: found "http" again, expected something else than in spec.ports[0].name; change one of the two',
  good: manifests(WEB_DEPLOYMENT, service('http-alt')),
  more: [
    {
      bad: manifests(sidecar('web')),
      says: 'Deployment shop/web spec.template.spec.containers[1].name: found "web" again, expected something else than in spec.template.spec.containers[0].name; change one of the two',
      good: manifests(sidecar('proxy')),
    },
  ],
  silent: [
    {
      when: 'one number is that of two protocols, under a name for each',
      manifests: webService({
        name: 'dns',
        selector: 'app: dns',
        ports: [
          servicePort({ name: 'dns', port: 53, target: 'dns', more: 'protocol: UDP' }),
          servicePort({ name: 'dns-tcp', port: 53, target: 'dns-tcp' }),
        ],
      }),
    },
    {
      when: 'containers of two lists have one name for a port',
      manifests: manifests(webDeployment({ containers: EXPORTER })),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'entry'),
  check: faultsOf,
};
