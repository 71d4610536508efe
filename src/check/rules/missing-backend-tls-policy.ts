import { protocolByName, protocolToldBy } from '../../guesses/ingresses/backend-protocol';
import { mayTellProtocols } from '../../guesses/ingresses/told-by-name';
import { readerOfAnnotation } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { keysOf } from '../../model/views/annotations-of-others';
import { isService, type Route } from '../../model/views/route';
import type { Service } from '../../model/views/service';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_OVER_TLS } from '../examples/parts';
import { route } from '../examples/routing-parts';
import { servicePort, webService } from '../examples/service-parts';
import { containerPort, httpGet, webDeployment } from '../examples/workload-parts';

const SECURE = manifests(WEB_OVER_TLS, route('- name: public', { port: 443 }));

const policy = (service: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata:
  name: web
  namespace: shop
spec:
  targetRefs:
    - group: ""
      kind: Service
      name: ${service}
  validation:
    wellKnownCACertificates: System
    hostname: web.example.com`;

export const missingBackendTlsPolicy: Rule<Route> = {
  id: 'missing-backend-tls-policy',
  severity: 'warning',
  because: 'The Gateway ends TLS and speaks plain HTTP to the backend, which expects TLS and answers with an error.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#backendobjectreference',
  avoidedBy: {
    nothing: 'a TlsGateway writes the policy for routes with backendTls; that pods want TLS, it has to be told',
  },
  bad: SECURE,
  says: 'HTTPRoute shop/web spec.rules[0].backendRefs[0].port: found 443, a port for TLS, expected a BackendTLSPolicy for Service shop/web; write one, or send the requests to a port for plain HTTP',
  good: manifests(SECURE, policy('web')),
  silent: [
    {
      when: 'appProtocol tells the Gateway to speak TLS',
      manifests: manifests(
        webDeployment({ ports: containerPort('https', 8443), probe: httpGet('https', 'scheme: HTTPS') }),
        webService({ ports: [servicePort({ name: 'https', port: 443, target: 'https', more: 'appProtocol: https' })] }),
        route('- name: public', { port: 443 }),
      ),
    },
  ],
  on: ({ routes }) => routes.all.filter(({ object }) => object.kind === 'HTTPRoute'),
  *check({ backendRefs }, cluster) {
    for (const { field, namespace, name, port } of backendRefs.filter(isService)) {
      const services = cluster.services.named(namespace, name);
      if (port !== undefined && services.length > 0 && services.every((each) => isOpenToPlain(each, port, cluster))) {
        yield fault(
          field.get('port'),
          `${port}, a port for TLS`,
          `a BackendTLSPolicy for Service ${namespace}/${name}`,
          'write one, or send the requests to a port for plain HTTP',
        );
      }
    }
  },
};

/** Whether a port is for TLS, and nothing that is known here makes a Gateway speak it. */
function isOpenToPlain(service: Service, number: number, cluster: Cluster): boolean {
  const [port] = service.portsNumbered(number);
  return (
    port !== undefined &&
    !port.field.get('appProtocol').isGiven &&
    protocolToldBy(service.object) === undefined &&
    !keysOf(service.object).some(isForGateways) &&
    !service.isExternalName &&
    protocolByName(port, service, cluster) === 'TLS' &&
    !hasPolicy(cluster, service)
  );
}

/** Whether the one who reads an annotation may serve Gateways as well, and be told by it what to speak. */
function isForGateways(key: string): boolean {
  return readerOfAnnotation(key)?.annotatesForGateways === true;
}

/** Meshes and some controllers have policies of their own. */
function hasPolicy(cluster: Cluster, { namespace, name }: Service): boolean {
  const policies = cluster.ofKind('BackendTLSPolicy').in(namespace);
  return (
    policies.some(({ object }) => object.spec.get('targetRefs').items.some((each) => each.get('name').text === name)) ||
    isMeshed(cluster)
  );
}

const isMeshed = once((cluster: Cluster) => cluster.objects.some(({ kind }) => mayTellProtocols(kind)));
