import { protocolByName } from '../../guesses/ingresses/backend-protocol';
import {
  AWS_ALB,
  controllersOf,
  F5_NGINX,
  HAPROXY_INGRESS,
  HAPROXY_TECH,
  INGRESS_NGINX,
} from '../../guesses/ingresses/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import type { Ingress } from '../../model/views/ingress';
import type { Service } from '../../model/views/service';
import { listed } from '../../values/wording';
import { hasAnnotation } from '../engine/annotations';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';

/** Controllers that speak plain HTTP to a backend unless an annotation says otherwise, whatever its port is called. */
const PLAIN = [INGRESS_NGINX, F5_NGINX, AWS_ALB, HAPROXY_TECH, HAPROXY_INGRESS];

/** What says otherwise, on the Ingress or on the Service. */
const ANNOTATION =
  /backend-protocol|ssl-services|grpc-services|server-ssl|server-proto|ssl-passthrough|secure-backends|snippet/;

const SECURE = manifests(
  WEB_DEPLOYMENT.replace('name: http', 'name: https').replace('port: http', 'port: https\n              scheme: HTTPS'),
  WEB_SERVICE.replace('name: http', 'name: https')
    .replace('port: 80', 'port: 443')
    .replace('Port: http', 'Port: https'),
);

const secured = (annotations: string) =>
  manifests(SECURE, ingress({ className: 'nginx', annotations, paths: [ingressPath({ port: 'number: 443' })] }));

export const mismatchedBackendProtocol: Rule<Ingress> = {
  id: 'mismatched-backend-protocol',
  severity: 'warning',
  because: 'The controller speaks plain HTTP to the backend, which expects TLS or gRPC and answers 400, or not at all.',
  bad: secured(''),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.number: found a port for TLS, expected an annotation that says so; add nginx.ingress.kubernetes.io/backend-protocol: HTTPS',
  good: secured('nginx.ingress.kubernetes.io/backend-protocol: HTTPS'),
  on: ({ ingresses }) => ingresses.all,
  *check(subject, cluster) {
    const controllers = controllersOf(cluster, subject);
    if (controllers.length === 0 || !controllers.every((each) => PLAIN.includes(each)) || isAnnotated(subject)) {
      return;
    }
    for (const { portField, port, serviceName = '' } of subject.backends) {
      const services = cluster.services.named(subject.object.namespace, serviceName);
      const protocols = services.map((service) => protocolOf(service, port, cluster));
      const [protocol] = protocols;
      if (protocol !== undefined && protocols.every((each) => each !== undefined) && !services.some(isAnnotated)) {
        yield fault(
          portField,
          `a port for ${protocol}`,
          'an annotation that says so',
          controllers.includes(INGRESS_NGINX)
            ? `add nginx.ingress.kubernetes.io/backend-protocol: ${protocol === 'TLS' ? 'HTTPS' : 'GRPC'}`
            : `tell it to ${listed(controllers.map(({ name }) => name))} with an annotation`,
        );
      }
    }
  },
};

function isAnnotated({ object }: Ingress | Service): boolean {
  return hasAnnotation(object, ANNOTATION);
}

/** The protocol that is not plain HTTP, if a port of a Service is surely meant for one. */
function protocolOf(
  service: Service,
  wanted: number | string | undefined,
  cluster: Cluster,
): 'TLS' | 'gRPC' | undefined {
  const port = service.ports.find(({ name, number }) => wanted === number || wanted === name);
  const protocol = port?.field.get('appProtocol').text?.toLowerCase();
  if (port === undefined || protocol === undefined) {
    return port && protocolByName(port, service, cluster);
  }
  return protocol === 'https' ? 'TLS' : protocol === 'grpc' ? 'gRPC' : undefined;
}
