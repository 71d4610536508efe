import { protocolByName, protocolOutside } from '../../guesses/ingresses/backend-protocol';
import { factOf } from '../../kinds/annotations/judged-annotation';
import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import type { Service } from '../../model/views/service';
import { isComplaint } from '../../values/complaint';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_OVER_TLS } from '../examples/parts';
import { ingress, ingressPath } from '../examples/routing-parts';
import { servicePort, webService } from '../examples/service-parts';

const secured = (annotations: string) =>
  manifests(WEB_OVER_TLS, ingress({ className: 'nginx', annotations, paths: [ingressPath({ port: 'number: 443' })] }));

const outside = (annotations: string, ports = [servicePort({ name: 'https', port: 443, target: '' })]) =>
  manifests(
    webService({
      spec: 'type: ExternalName\nexternalName: shop.example.org',
      selector: '',
      ports,
    }),
    ingress({
      className: 'nginx',
      annotations: `nginx.ingress.kubernetes.io/upstream-vhost: shop.example.org\nnginx.ingress.kubernetes.io/proxy-ssl-server-name: "on"${annotations && `\n${annotations}`}`,
      paths: [ingressPath({ port: 'number: 443' })],
    }),
  );

export const mismatchedBackendProtocol: Rule<Ingress> = {
  id: 'mismatched-backend-protocol',
  severity: 'warning',
  because: 'The controller speaks plain HTTP to the backend, which expects TLS or gRPC and answers 400, or not at all.',
  about: 'Ingresses',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol',
  avoidedBy: {
    nothing:
      'a TlsIngress refuses it for ports that say what they speak, by PodPort.speaking; of others only the name hints at TLS',
  },
  bad: secured(''),
  says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.number: found a port for TLS, expected an annotation that says so; add nginx.ingress.kubernetes.io/backend-protocol: HTTPS',
  good: secured('nginx.ingress.kubernetes.io/backend-protocol: HTTPS'),
  more: [
    {
      bad: outside(''),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.number: found a port for TLS, expected an annotation that says so; add nginx.ingress.kubernetes.io/backend-protocol: HTTPS',
      good: outside('nginx.ingress.kubernetes.io/backend-protocol: HTTPS'),
    },
    {
      bad: outside('', []),
      says: 'Ingress shop/web spec.rules[0].http.paths[0].backend.service.port.number: found a port for TLS, expected an annotation that says so; add nginx.ingress.kubernetes.io/backend-protocol: HTTPS',
      good: outside('nginx.ingress.kubernetes.io/backend-protocol: HTTPS', []),
    },
  ],
  silent: [
    {
      when: 'the controller goes by the name of the port',
      manifests: manifests(WEB_OVER_TLS, ingress({ paths: [ingressPath({ port: 'number: 443' })] })),
    },
  ],
  on: ({ ingresses }) => ingresses.all,
  *check(subject, cluster) {
    const controllers = controllersOf(cluster, subject);
    if (controllers.length === 0 || !controllers.every(speaksHttp) || isProtocolTold(subject, controllers)) {
      return;
    }
    for (const { portField, port, serviceName = '' } of subject.backends) {
      const services = cluster.services.named(subject.object.namespace, serviceName);
      const protocols = services.map((service) => protocolOf(service, port, cluster));
      const [protocol] = protocols;
      if (
        protocol !== undefined &&
        protocols.every((each) => each !== undefined) &&
        !services.some((service) => isProtocolTold(service, controllers))
      ) {
        yield fault(
          portField,
          `a port for ${protocol}`,
          'an annotation that says so',
          cure(controllers, protocol === 'TLS' ? 'HTTPS' : 'GRPC'),
        );
      }
    }
  },
};

/** Whether a controller speaks plain HTTP, whatever a port is called or numbered, unless an annotation tells it otherwise. */
function speaksHttp({ readsPortNames, readsAppProtocol }: IngressControllerFacts): boolean {
  return !readsPortNames && Object.keys(readsAppProtocol).length === 0;
}

/**
 * Whether an Ingress or a Service tells one of the controllers what to speak, where that controller reads it. A value that
 * it does not take is told of by itself.
 */
function isProtocolTold({ object }: Ingress | Service, controllers: readonly IngressControllerFacts[]): boolean {
  return controllers.some(({ annotations, protocolAnnotations }) =>
    protocolAnnotations.some(
      (key) => object.annotations.has(key) && factOf(annotations, key)?.on.some((kind) => kind === object.known),
    ),
  );
}

/** How to tell a controller what to speak: by the annotation that takes just this word, if it has one. */
function cure(controllers: readonly IngressControllerFacts[], word: string): string {
  const [key] = controllers.flatMap(({ annotations, protocolAnnotations }) =>
    protocolAnnotations.filter((each) => {
      const value = factOf(annotations, each)?.value;
      return value !== undefined && !isComplaint(value(word));
    }),
  );
  return key === undefined
    ? `tell it to ${listed(controllers.map(({ name }) => name))} with an annotation`
    : `add ${key}: ${word}`;
}

/** The protocol that is not plain HTTP, if a port of a Service is surely meant for one. */
function protocolOf(
  service: Service,
  wanted: number | string | undefined,
  cluster: Cluster,
): 'TLS' | 'gRPC' | undefined {
  const port = service.ports.find(({ name, number }) => wanted === number || wanted === name);
  if (port === undefined) {
    // An alias need not have any ports.
    return service.isExternalName ? protocolOutside(wanted) : undefined;
  }
  const protocol = port.field.get('appProtocol').text?.toLowerCase();
  if (protocol === undefined) {
    return protocolByName(port, service, cluster);
  }
  return protocol === 'https' ? 'TLS' : protocol === 'grpc' ? 'gRPC' : undefined;
}
