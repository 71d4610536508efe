import type { Cluster } from '../../model/cluster/cluster';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import { type Ingress, type IngressBackend, isAction } from '../../model/views/ingress';
import type { Service } from '../../model/views/service';
import { listed, shown } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';
import { servicePort, webService } from '../examples/service-parts';

const leadingTo = (port: number, className = 'traefik') =>
  ingress({ className, paths: [ingressPath({ port: `number: ${port}` })] });

const ACTION = `
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - {port: 80}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    alb.ingress.kubernetes.io/actions.web: '{"type":"fixed-response"}'
spec:
  ingressClassName: alb
  defaultBackend:
    service: {name: web, port: {name: use-annotation}}`;

const TO_PODS = manifests(WEB_DEPLOYMENT, webService({ ports: [servicePort({ target: 8080 })] }));

export const missingBackendPort: Rule<Ingress> = {
  id: 'missing-backend-port',
  severity: 'error',
  because: 'An Ingress that names a port its Service lacks answers 503 or 404 to every request.',
  about: 'Ingresses',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB, leadingTo(8080)),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.number: found 8080, expected a port of Service shop/web: 80/TCP (http); name the port of the Service, not that of its pods',
  good: manifests(WEB, leadingTo(80)),
  more: [
    {
      bad: manifests(TO_PODS, leadingTo(8080, 'azure-application-gateway')),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.number: found 8080, expected a port of Service shop/web: 80/TCP (http); name the port of the Service, not that of its pods',
      doubt: 'the controller may take the port of the pods for that of the Service',
      good: manifests(TO_PODS, leadingTo(80, 'azure-application-gateway')),
    },
  ],
  silent: [
    {
      when: 'the name is that of an action in an annotation, though a Service is called so as well',
      manifests: ACTION,
    },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check(ingress, cluster) {
    for (const backend of ingress.backends) {
      const { port, portField, serviceName = '' } = backend;
      const services = cluster.services.named(ingress.object.namespace, serviceName);
      const [service] = services;
      if (
        port === undefined ||
        isAction(backend) ||
        service === undefined ||
        services.some((each) => offers(each, port))
      ) {
        continue;
      }
      const mistake = fault(
        portField,
        shown(port),
        `a port of ${service.object.title}: ${listed(service.ports.map(String))}`,
        'name the port of the Service, not that of its pods',
      );
      yield mayTakeTargetPorts(ingress, cluster) && services.some((each) => leadsTo(each, backend))
        ? doubtful('the controller may take the port of the pods for that of the Service', mistake)
        : mistake;
    }
  },
};

function offers(service: Service, port: number | string): boolean {
  return (
    service.ports.some(({ name, number }) => (typeof port === 'number' ? number === port : name === port)) ||
    // Some controllers reach an ExternalName on any port, and headless pods on theirs.
    service.ports.length === 0 ||
    service.isExternalName ||
    !service.hasReadablePorts
  );
}

function leadsTo(service: Service, { port }: IngressBackend): boolean {
  return service.ports.some(({ target }) => String(target) === String(port));
}

/** Whether the controller may take a target port for a Service port. Whose an unknown class is, is unknown. */
function mayTakeTargetPorts(ingress: Ingress, cluster: Cluster): boolean {
  const controllers = controllersOf(cluster, ingress);
  return controllers.length === 0 || controllers.some(({ takesTargetPorts }) => takesTargetPorts);
}
