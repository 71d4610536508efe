import type { EndpointSlice } from '../../model/views/written-endpoints';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, UNSELECTING_SERVICE } from '../examples/parts';
import { webService } from '../examples/service-parts';

const slice = (ports: string) => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: billing-1
  namespace: shop
  labels:
    kubernetes.io/service-name: billing
addressType: IPv4
${ports}
endpoints:
  - addresses:
      - 192.0.2.10`;

const PORT = 'ports:\n  - name: https\n    port: 8443';

export const missingEndpointPortNumber: Rule<EndpointSlice> = {
  id: 'missing-endpoint-port-number',
  severity: 'error',
  because: 'A proxy passes over endpoints without a port number, and the port of the Service does not stand in for it.',
  about: 'Endpoints',
  source: 'pkg/proxy/endpointslicecache.go of Kubernetes, endpointInfoByServicePort',
  avoidedBy: 'ManualEndpointsService',
  bad: manifests(UNSELECTING_SERVICE, slice('ports:\n  - name: https')),
  says: 'EndpointSlice shop/billing-1 ports[0].port: found nothing, expected the port of the addresses, 1 to 65535; add it',
  good: manifests(UNSELECTING_SERVICE, slice(PORT)),
  more: [
    {
      bad: manifests(UNSELECTING_SERVICE, slice('ports: []')),
      says: 'EndpointSlice shop/billing-1 ports: found none, expected the ports of Service shop/billing; add them',
      good: manifests(UNSELECTING_SERVICE, slice(PORT)),
    },
  ],
  silent: [
    {
      when: 'the Service is headless, and its name leads to the addresses alone',
      manifests: manifests(
        webService({ name: 'billing', spec: 'clusterIP: None', selector: '', ports: [] }),
        slice('ports: []'),
      ),
    },
  ],
  on: ({ slices }) => slices.all,
  *check({ object, ports, serviceName }, cluster): Iterable<Fault> {
    const service = cluster.services.named(object.namespace, serviceName ?? '').find((each) => each.ports.length > 0);
    // The names of a headless Service need no ports.
    if (service === undefined || service.isHeadless || service.hasSelector) {
      return;
    }
    if (ports.length === 0) {
      yield fault(object.root.get('ports'), 'none', `the ports of ${service.object.title}`, 'add them');
    }
    for (const { field } of ports) {
      const number = field.get('port');
      if (!number.isGiven || number.value === 0) {
        yield fault(
          number,
          number.isGiven ? '0' : 'nothing',
          'the port of the addresses, 1 to 65535',
          number.isGiven ? 'correct it' : 'add it',
        );
      }
    }
  },
};
