import type { Cluster, Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { writtenPort } from '../../model/views/container';
import type { Service } from '../../model/views/service';
import { type EndpointPort, EndpointSlice, isSamePort, subsetsOf } from '../../model/views/written-endpoints';
import { listed } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, UNSELECTING_SERVICE } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

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

type NamedPort = Pick<EndpointPort, 'name' | 'protocol'>;

const HEADLESS = webService({
  name: 'billing',
  spec: 'clusterIP: None',
  selector: '',
  ports: [servicePort({ name: 'https', port: 443, target: '' })],
});

export const mismatchedSlicePort: Rule<Plain> = {
  id: 'mismatched-slice-port',
  severity: 'error',
  because:
    'Proxies join a slice to a Service port by name and protocol, so a Service port without its like has no endpoints.',
  about: 'Endpoints',
  source: 'pkg/proxy/endpointslicecache.go of Kubernetes, endpointInfoByServicePort',
  avoidedBy: 'ManualEndpointsService',
  bad: manifests(UNSELECTING_SERVICE, slice('web')),
  says: 'EndpointSlice shop/billing-1 ports[0].name: found 8443/TCP (web), expected the name and protocol of a port of Service shop/billing: 443/TCP (https); the numbers may differ, names and protocols may not',
  good: manifests(UNSELECTING_SERVICE, slice('https')),
  more: [
    {
      bad: manifests(HEADLESS, slice('web')),
      says: 'EndpointSlice shop/billing-1 ports[0].name: found 8443/TCP (web), expected the name and protocol of a port of Service shop/billing: 443/TCP (https); the numbers may differ, names and protocols may not',
      doubt: 'the name of a headless Service leads to the addresses, whatever ports are written',
      good: manifests(HEADLESS, slice('https')),
    },
    {
      bad: manifests(UNSELECTING_SERVICE, slice('https\n    port: 8443\n  - name: metrics')),
      says: 'EndpointSlice shop/billing-1 ports[1].name: found 8443/TCP (metrics), expected the name and protocol of a port of Service shop/billing: 443/TCP (https); the numbers may differ, names and protocols may not',
      doubt: 'each port of the Service has its like, and what is left over may be for another reader',
      good: manifests(UNSELECTING_SERVICE, slice('https')),
    },
  ],
  silent: [
    { when: 'the Service is in files that were not given', manifests: manifests(slice('web')) },
    {
      when: 'the endpoints are for no port of the Service but its name, which is headless and has none',
      manifests: manifests(
        webService({ name: 'billing', spec: 'clusterIP: None', selector: '', ports: [] }),
        slice('web'),
      ),
    },
  ],
  on: (cluster) => [...cluster.slices.all, ...cluster.ofKind('Endpoints').all],
  *check({ object }, cluster) {
    const { services, ports } = linked(object, cluster);
    const [service] = services.filter(({ ports, hasReadablePorts }) => ports.length > 0 && hasReadablePorts);
    const offered = services.flatMap(({ ports }) => ports);
    if (service === undefined) {
      return;
    }
    const doubt = harmlessness(service, ports);
    for (const port of ports.filter((each) => !offered.some((other) => isSamePort(each, other)))) {
      const mistake = fault(
        mismatchIn(port, offered),
        writtenPort(port),
        `the name and protocol of a port of ${service.object.title}: ${listed([...new Set(offered.map(String))])}`,
        'the numbers may differ, names and protocols may not',
      );
      yield doubtful(doubt, mistake);
    }
  },
};

/** Why a port of endpoints that no port of the Service is like does no harm, if so. */
function harmlessness(service: Service, ports: readonly NamedPort[]): string | undefined {
  if (service.isHeadless) {
    return 'the name of a headless Service leads to the addresses, whatever ports are written';
  }
  return service.ports.every((each) => ports.some((port) => isSamePort(port, each)))
    ? 'each port of the Service has its like, and what is left over may be for another reader'
    : undefined;
}

/** The ports of endpoints, and the Services that they are for. */
function linked(object: KubeObject, cluster: Cluster) {
  if (object.known === 'EndpointSlice') {
    const { serviceName = '', ports } = new EndpointSlice(object);
    return { ports, services: cluster.services.named(object.namespace, serviceName) };
  }
  // Kubernetes writes over Endpoints of a Service that has a selector.
  const services = cluster.services.named(object.namespace, object.name).filter(({ hasSelector }) => !hasSelector);
  return { ports: subsetsOf(object).flatMap(({ ports }) => ports), services };
}

function mismatchIn(port: EndpointPort, offered: readonly NamedPort[]) {
  return port.field.get(offered.some(({ name }) => name === port.name) ? 'protocol' : 'name');
}
