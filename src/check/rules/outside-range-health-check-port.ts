import type { Service } from '../../model/views/service';
import { nodePortIn } from '../../values/port';
import { refusals } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (healthCheckNodePort: number) =>
  webService({
    spec: `type: LoadBalancer\nexternalTrafficPolicy: Local\nhealthCheckNodePort: ${healthCheckNodePort}`,
    ports: [servicePort({ name: '' })],
  });

export const outsideRangeHealthCheckPort: Rule<Service> = {
  id: 'outside-range-health-check-port',
  severity: 'error',
  refused: true,
  because: 'The API server answers with an internal error: health checks come in by a node port, which has a range.',
  about: 'Services',
  source: 'pkg/registry/core/service/storage/alloc.go of Kubernetes, allocHealthCheckNodePort',
  avoidedBy: 'LocalTrafficLoadBalancer',
  bad: manifests(WEB_DEPLOYMENT, service(8080)),
  says: 'Service shop/web spec.healthCheckNodePort: found 8080, expected a node port from 30000 to 32767; choose one in this range, or leave it to Kubernetes',
  good: manifests(WEB_DEPLOYMENT, service(32_000)),
  silent: [{ when: 'it is 0, which leaves it to Kubernetes', manifests: manifests(WEB_DEPLOYMENT, service(0)) }],
  on: ({ services }) => services.all.filter(({ isLoadBalancer }) => isLoadBalancer),
  *check({ spec }, _cluster, { nodePorts }) {
    const port = spec.get('healthCheckNodePort');
    if (spec.get('externalTrafficPolicy').value === 'Local' && Number.isInteger(port.value) && port.value !== 0) {
      yield* refusals(port, nodePortIn(nodePorts));
    }
  },
};
