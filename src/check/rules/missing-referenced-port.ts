import type { PortForm } from '../../kinds/references/reference';
import type { Cluster } from '../../model/cluster/cluster';
import { type Naming, namingIn } from '../../model/cluster/names';
import { podPortOf } from '../../model/traffic/endpoints';
import type { NamedPort } from '../../model/views/named';
import type { Service, ServicePort } from '../../model/views/service';
import { listed, shown } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { alias, ingressRoute, webhook } from '../examples/referring-parts';

const route = (port: string) => `
apiVersion: route.openshift.io/v1
kind: Route
metadata:
  name: web
  namespace: shop
spec:
  to:
    kind: Service
    name: web
  port:
    targetPort: ${port}`;

/** What ingress-nginx passes on by port: getStreamServices of its controller takes ports of the one protocol alone. */
const streams = (protocol: string) => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${protocol}-services
  namespace: edge
data:
  '9000': shop/web:80`;

export const missingReferencedPort: Rule<Naming> = {
  id: 'missing-referenced-port',
  severity: 'error',
  because: 'The Service has no such port, so that webhooks fail, and routes answer 404 or 503.',
  about: 'Custom resources and webhooks',
  source: 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/',
  avoidedBy: { nothing: 'such objects are written by hand or with cdk8s import, and name ports by numbers and texts' },
  bad: manifests(WEB, ingressRoute('name: web\nport: 8080')),
  says: 'IngressRoute shop/web spec.routes[0].services[0].port: found 8080, expected the number or name of a port of Service shop/web: 80/TCP (http); name the port of the Service, not that of its pods',
  good: manifests(WEB, ingressRoute('name: web\nport: http')),
  more: [
    {
      bad: manifests(WEB, webhook('name: web\nnamespace: shop')),
      says: 'ValidatingWebhookConfiguration web webhooks[0].clientConfig.service.port: found 443, as none is written, expected the number of a port of Service shop/web: 80/TCP (http); write the port of the Service',
      good: manifests(WEB, webhook('name: web\nnamespace: shop\nport: 80')),
    },
    {
      bad: manifests(WEB, route('web')),
      says: 'Route shop/web spec.port.targetPort: found "web", expected the name of a port of Service shop/web, or the number of its target: 80/TCP (http) → 8080; name the port by its name',
      good: manifests(WEB, route('8080')),
    },
    {
      bad: manifests(WEB, streams('udp')),
      says: 'ConfigMap edge/udp-services data["9000"]: found 80, expected the number or name of a port of Service shop/web for UDP: 80/TCP (http); name a port of that protocol',
      good: manifests(WEB, streams('tcp')),
    },
  ],
  silent: [
    {
      when: 'the Service is an alias, which is asked at any port',
      manifests: manifests(alias('web.example.com'), ingressRoute('name: web\nnamespace: store\nport: 8080')),
    },
  ],
  on: namingIn,
  *check({ named }, cluster) {
    for (const { kind, namespace, name, port } of named) {
      if (port === undefined || kind.kind !== 'Service') {
        continue;
      }
      const services = cluster.services.named(namespace, name);
      const [service] = services;
      if (service !== undefined && services.every((each) => lacks(each, port, cluster))) {
        yield fault(
          port.field,
          port.field.isGiven ? shown(port.value) : `${port.value}, as none is written`,
          expected(port, service, cluster),
          cure(port),
        );
      }
    }
  },
};

/** Whether a Service surely has no such port. One of type ExternalName is asked at any. */
function lacks(service: Service, { value, form, protocol }: NamedPort, cluster: Cluster): boolean {
  return (
    service.ports.length > 0 &&
    service.hasReadablePorts &&
    !service.isExternalName &&
    service.ports.every(
      (port) =>
        (protocol !== undefined && port.protocol !== protocol) || !answersTo(port, value, form, service, cluster),
    )
  );
}

function answersTo(
  port: ServicePort,
  value: number | string,
  form: PortForm,
  service: Service,
  cluster: Cluster,
): boolean {
  switch (form) {
    case 'number':
      return port.number === Number(value);
    case 'name':
      return port.name === value;
    case 'number or name':
      return port.number === value || port.name === value;
    case 'name or target': {
      const targets = targetsOf(port, service, cluster);
      return port.name === value || targets === undefined || targets.map(String).includes(String(value));
    }
  }
}

/** The numbers of a port in the pods; undefined where they cannot be told. */
function targetsOf(port: ServicePort, service: Service, cluster: Cluster): readonly number[] | undefined {
  if (typeof port.target === 'number') {
    return [port.target];
  }
  const targets = cluster.selectedBy(service).map((workload) => podPortOf(port, workload));
  const numbers = targets.flatMap((target) => (target.is === 'declared' ? (target.port.number ?? []) : []));
  return numbers.length === targets.length && targets.length > 0 ? numbers : undefined;
}

const EXPECTED: Readonly<Record<PortForm, string>> = {
  number: 'the number of a port',
  name: 'the name of a port',
  'number or name': 'the number or name of a port',
  'name or target': 'the name of a port',
};

function expected({ form, protocol }: NamedPort, service: Service, cluster: Cluster): string {
  const of = `${EXPECTED[form]} of ${service.object.title}${protocol === undefined ? '' : ` for ${protocol}`}`;
  return form === 'name or target'
    ? `${of}, or the number of its target: ${listed(service.ports.map((port) => `${port} → ${listed((targetsOf(port, service, cluster) ?? []).map(String))}`))}`
    : `${of}: ${listed(service.ports.map(String))}`;
}

function cure({ field, form, value, protocol }: NamedPort): string {
  if (protocol !== undefined) {
    return 'name a port of that protocol';
  }
  if (!field.isGiven) {
    return 'write the port of the Service';
  }
  return form === 'name' || form === 'name or target' || typeof value === 'string'
    ? 'name the port by its name'
    : 'name the port of the Service, not that of its pods';
}
