import type { EndpointPort, EndpointSlice } from '../../model/services/written-endpoints';
import { writtenPort } from '../../model/workloads/container';
import { listed } from '../../values/wording';
import { manifests } from '../example-parts';
import { fault } from '../fault';
import type { Rule } from '../rule';

const SERVICE = `
apiVersion: v1
kind: Service
metadata:
  name: billing
  namespace: shop
spec:
  ports:
    - name: https
      port: 443`;

const slice = (name: string) => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: billing-1
  namespace: shop
  labels:
    kubernetes.io/service-name: billing
addressType: IPv4
ports:
  - name: ${name}
    port: 8443
endpoints:
  - addresses:
      - 192.0.2.10`;

export const mismatchedSlicePort: Rule<EndpointSlice> = {
  id: 'mismatched-slice-port',
  severity: 'error',
  because:
    'Proxies join a slice to a Service port by name and protocol, so a Service port without its like has no endpoints.',
  bad: manifests(SERVICE, slice('web')),
  says: 'EndpointSlice shop/billing-1 ports[0].name: found 8443/TCP (web), expected the name and protocol of a port of Service shop/billing: 443/TCP (https); the numbers may differ, names and protocols may not',
  good: manifests(SERVICE, slice('https')),
  on: ({ slices }) => slices.all,
  *check(slice, cluster) {
    const services = cluster.services.named(slice.object.namespace, slice.serviceName ?? '');
    const [service] = services.filter(({ ports }) => ports.length > 0);
    const offered = services.flatMap(({ ports }) => ports);
    if (service === undefined) {
      return;
    }
    for (const port of slice.ports) {
      if (!offered.some(({ name, protocol }) => name === port.name && protocol === port.protocol)) {
        yield fault(
          mismatchIn(port, offered),
          writtenPort(port),
          `the name and protocol of a port of ${service.object.title}: ${listed(offered.map(String))}`,
          'the numbers may differ, names and protocols may not',
        );
      }
    }
  },
};

function mismatchIn(port: EndpointPort, offered: readonly { readonly name: string }[]) {
  return port.field.get(offered.some(({ name }) => name === port.name) ? 'protocol' : 'name');
}
