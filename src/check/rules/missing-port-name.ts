import type { Service } from '../../model/views/service';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (name: string) => webService({ ports: [servicePort(), `- port: 8080${name}`] });

export const missingPortName: Rule<Service> = {
  id: 'missing-port-name',
  severity: 'error',
  refused: true,
  because: 'The API server refuses a Service of several ports unless each has a name.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('')),
  says: 'Service shop/web spec.ports[1].name: found nothing, expected a name, for the Service has 2 ports; name each port',
  good: manifests(WEB_DEPLOYMENT, service('\n  name: http-alt')),
  silent: [
    {
      when: 'it is the only port',
      manifests: manifests(WEB_DEPLOYMENT, webService({ ports: [servicePort({ name: '' })] })),
    },
  ],
  on: ({ services }) => services.all,
  *check({ ports }) {
    if (ports.length < 2) {
      return;
    }
    for (const { field } of ports) {
      const name = field.get('name');
      if (!name.isGiven || name.value === '') {
        yield fault(name, 'nothing', `a name, for the Service has ${ports.length} ports`, 'name each port');
      }
    }
  },
};
