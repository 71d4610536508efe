import type { Service } from '../../model/views/service';
import { nodePortIn } from '../../values/port';
import { refusals } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (nodePort: number) =>
  webService({ spec: 'type: NodePort', ports: [servicePort({ name: '', more: `nodePort: ${nodePort}` })] });

export const outsideRangeNodePort: Rule<Service> = {
  id: 'outside-range-node-port',
  severity: 'error',
  refused: true,
  because:
    'The API server refuses a node port outside its range, which is 30000 to 32767 unless it was started with another.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#nodeport-custom-port',
  avoidedBy: 'NodePortService',
  bad: manifests(WEB_DEPLOYMENT, serviceWith(8080)),
  says: 'Service shop/web spec.ports[0].nodePort: found 8080, expected a node port from 30000 to 32767; choose one in this range, or leave it to Kubernetes',
  good: manifests(WEB_DEPLOYMENT, serviceWith(30080)),
  silent: [{ when: 'it is 0, which leaves it to Kubernetes', manifests: manifests(WEB_DEPLOYMENT, serviceWith(0)) }],
  on: ({ services }) => services.all,
  *check(service, _cluster, { nodePorts }) {
    for (const { nodePort, field } of service.ports) {
      if (nodePort !== undefined && (service.type === 'NodePort' || service.isLoadBalancer)) {
        yield* refusals(field.get('nodePort'), nodePortIn(nodePorts));
      }
    }
  },
};
