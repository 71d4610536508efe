import type { Cluster } from '../../model/cluster/cluster';
import { type AskedPort, type Passing, passingIn } from '../../model/traffic/asked-ports';
import type { Service, ServicePort } from '../../model/views/service';
import { listed, shown } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { ingress, ingressPath, route } from '../examples/routing-parts';
import { servicePort, webService } from '../examples/service-parts';

const PARENT = '- name: public\n  namespace: edge';

/** Of the custom resources of Traefik. */
const passed = (protocol: string) => `
apiVersion: traefik.io/v1alpha1
kind: IngressRoute${protocol}
metadata:
  name: web
  namespace: shop
spec:
  entryPoints: [web]
  routes:
    - ${protocol === 'TCP' ? 'match: HostSNI(`*`)\n      ' : ''}services:
        - name: web
          port: 80`;

const tcpIngress = (kind: string) => `
apiVersion: configuration.konghq.com/v1beta1
kind: ${kind}
metadata:
  name: web
  namespace: shop
spec:
  rules:
    - port: 9000
      backend:
        serviceName: web
        servicePort: 80`;

const withPorts = (...others: readonly string[]) =>
  manifests(WEB_DEPLOYMENT, webService({ ports: [servicePort(), ...others] }));

const DNS = '- {name: dns, port: 53, protocol: UDP, targetPort: 5353}';
const DNS_TCP = '- {name: dns-tcp, port: 53, targetPort: 5353}';

export const mismatchedRouteProtocol: Rule<Passing> = {
  id: 'mismatched-route-protocol',
  // Controllers that go to the pods take the number of the port, whatever its protocol, and pods may listen for both.
  severity: 'warning',
  because: 'Requests are passed on in the protocol of the route, and are lost where nothing listens for it.',
  about: 'Ingresses',
  source:
    'internal/controller/store/endpointslice.go of ingress-nginx; internal/gatewayapi/validate.go of Envoy Gateway',
  avoidedBy: {
    nothing: 'routes of TCP and UDP have no construct; those of HTTP are handed a port as a value, with its protocol',
  },
  bad: manifests(WEB, route(PARENT, { kind: 'UDPRoute' })),
  says: 'UDPRoute shop/web spec.rules[0].backendRefs[0].port: found 80, which Service shop/web has for TCP only, expected a port for UDP, as this passes on; add one to the Service, or write a route for TCP',
  good: manifests(WEB, route(PARENT, { kind: 'TCPRoute' })),
  more: [
    {
      bad: manifests(WEB, passed('UDP')),
      says: 'IngressRouteUDP shop/web spec.routes[0].services[0].port: found 80, which Service shop/web has for TCP only, expected a port for UDP, as this passes on; add one to the Service, or write a route for TCP',
      good: manifests(WEB, passed('TCP')),
    },
    {
      bad: manifests(WEB, tcpIngress('UDPIngress')),
      says: 'UDPIngress shop/web spec.rules[0].backend.servicePort: found 80, which Service shop/web has for TCP only, expected a port for UDP, as this passes on; add one to the Service, or write a route for TCP',
      good: manifests(WEB, tcpIngress('TCPIngress')),
    },
    {
      bad: manifests(withPorts(DNS), ingress({ paths: [ingressPath({ port: 'number: 53' })] })),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.number: found 53, which Service shop/web has for UDP only, expected a port for TCP, as this passes on; lead it to 80/TCP (http)',
      good: manifests(withPorts(DNS), ingress({})),
    },
  ],
  silent: [
    {
      when: 'the Service has the port for both protocols',
      manifests: manifests(
        withPorts(DNS_TCP, DNS),
        route(PARENT, { kind: 'UDPRoute', port: 53 }),
        route(PARENT, { kind: 'TCPRoute', port: 53 }),
      ),
    },
  ],
  on: passingIn,
  *check({ ports }, cluster) {
    for (const port of ports) {
      const services = cluster.services.named(port.namespace, port.service);
      const [service] = services;
      if (
        service !== undefined &&
        services.every((each) => isForAnother(each, port) && !isWrong(each, port, cluster))
      ) {
        const others = service.ports.filter(({ protocol }) => protocol === port.asked);
        yield fault(
          port.field,
          `${shown(port.port)}, which ${service.object.title} has for ${otherOf(port)} only`,
          `a port for ${port.asked}, as this passes on`,
          others.length > 0
            ? `lead it to ${listed(others.map(String))}`
            : `add one to the Service, or write a route for ${otherOf(port)}`,
        );
      }
    }
  },
};

/** Whether a Service has the port, and for the other protocol only. */
function isForAnother(service: Service, { port, asked }: AskedPort): boolean {
  const meant = portsCalled(service, port);
  return (
    !service.isExternalName &&
    service.hasReadablePorts &&
    meant.length > 0 &&
    // A protocol that there is not is a mistake of its own.
    meant.every(
      ({ field, protocol }) =>
        protocol === otherOf({ asked }) && (field.get('protocol').value || protocol) === protocol,
    )
  );
}

/** Whether the pods declare the port for the protocol of the route: then the Service has it wrong, as another rule says. */
function isWrong(service: Service, { port, asked }: AskedPort, cluster: Cluster): boolean {
  return portsCalled(service, port).some(({ target }) =>
    cluster
      .selectedBy(service)
      .some(({ pod }) =>
        pod.ports.some(({ name, number, protocol }) => protocol === asked && (name === target || number === target)),
      ),
  );
}

function portsCalled({ ports }: Service, port: number | string): readonly ServicePort[] {
  return ports.filter(({ number, name }) => number === port || name === port);
}

function otherOf({ asked }: Pick<AskedPort, 'asked'>): 'TCP' | 'UDP' {
  return asked === 'TCP' ? 'UDP' : 'TCP';
}
