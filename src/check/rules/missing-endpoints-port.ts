import { writtenFor } from '../../model/traffic/endpoints';
import { writtenPort } from '../../model/views/container';
import type { Service } from '../../model/views/service';
import { isSamePort } from '../../model/views/written-endpoints';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { billingSlice } from '../examples/endpoint-parts';
import { manifests, UNSELECTING_SERVICE } from '../examples/parts';

const WITH_HTTP = `${UNSELECTING_SERVICE}
    - name: http
      port: 80`;

const SLICE = billingSlice();

const FURTHER = billingSlice({ name: 'billing-2', port: { name: 'http', number: 8080 }, address: '192.0.2.11' });

export const missingEndpointsPort: Rule<Service> = {
  id: 'missing-endpoints-port',
  severity: 'error',
  because: 'A Service port without its like in the endpoints leads nowhere: connections to it are refused.',
  about: 'Endpoints',
  source: 'pkg/proxy/endpointslicecache.go of Kubernetes, endpointInfoByServicePort',
  avoidedBy: 'ManualEndpointsService',
  bad: manifests(WITH_HTTP, SLICE),
  says: 'Service shop/billing spec.ports[1]: found 80/TCP (http), expected a port of its endpoints, which are 8443/TCP (https); add the port to them, or leave it out here',
  good: manifests(UNSELECTING_SERVICE, SLICE),
  silent: [
    {
      when: 'another slice has the port',
      manifests: manifests(WITH_HTTP, SLICE, FURTHER),
    },
  ],
  on: ({ services }) => services.all.filter(({ hasSelector, isHeadless }) => !hasSelector && !isHeadless),
  *check(service, cluster) {
    const offered = writtenFor(cluster, service).flatMap(({ ports }) => ports);
    // A port of the endpoints that belongs to no port of the Service is a mistake of its own.
    if (offered.length > 0 && offered.every((port) => service.ports.some((each) => isSamePort(each, port)))) {
      for (const port of service.ports.filter((each) => !offered.some((other) => isSamePort(each, other)))) {
        yield fault(
          port.field,
          String(port),
          `a port of its endpoints, which are ${listed([...new Set(offered.map(writtenPort))], 'and')}`,
          'add the port to them, or leave it out here',
        );
      }
    }
  },
};
