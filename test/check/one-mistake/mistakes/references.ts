import { operatorIn } from '../../../../src/guesses/makers/operators';
import type { KubeObject } from '../../../../src/model/objects/kube-object';
import { readsOf } from '../../../../src/model/traffic/readers';
import type { Service } from '../../../../src/model/views/service';
import type { Field } from '../../../../src/values/field';
import type { Application } from '../application';
import { add, put } from '../change';
import type { Mistake } from '../mistake';
import { isSound, sound, virtualServices } from '../places';
import { misspelt } from '../typing';

/** References of other kinds than Ingresses and routes that lead nowhere, and annotations that nobody reads. */
export const REFERENCES: readonly Mistake[] = [
  {
    done: 'an IngressRoute to a Service with a slip in its name',
    rules: ['missing-referenced-service'],
    severity: 'error',
    *places(app) {
      for (const service of named(app)) {
        yield { changes: [add(ingressRoute(service, { name: misspelt(service.name) }), service.object)] };
      }
    },
  },
  {
    done: 'an IngressRoute to a port that the Service lacks',
    rules: ['missing-referenced-port'],
    severity: 'error',
    *places(app) {
      for (const service of named(app)) {
        yield { changes: [add(ingressRoute(service, { port: 4711 }), service.object)] };
      }
    },
  },
  {
    done: 'a webhook that is looked for in another namespace',
    rules: ['missing-referenced-service'],
    severity: 'error',
    *places(app) {
      for (const service of named(app).filter(({ object }) => object.namespaceGiven)) {
        yield { changes: [add(webhook(service, 'elsewhere'), service.object)] };
      }
    },
  },
  {
    done: 'a slip in the name of an annotation',
    rules: ['ignored-annotation-name'],
    severity: 'warning',
    *places(app) {
      for (const object of sound(app, 'Ingress')) {
        yield { changes: [annotated(object, 'cert-manager.io/private-key-sise', '2048')] };
      }
    },
  },
  {
    done: 'a value of an annotation that its reader does not take',
    rules: ['mismatched-annotation-value'],
    severity: 'warning',
    *places(app) {
      for (const object of sound(app, 'Ingress')) {
        yield { changes: [annotated(object, 'cert-manager.io/private-key-size', 'large')] };
      }
    },
  },
  {
    done: 'labels with a slip in what is for certain pods',
    rules: ['unreachable-selection'],
    severity: 'warning',
    *places(app) {
      for (const object of operatorIn(app.cluster) === undefined ? sound(app, 'Deployment') : []) {
        const [first] = [...object.spec.find('template', 'metadata', 'labels').texts].filter(
          ([, value]) => value.length > 5,
        );
        if (first !== undefined) {
          const [key, value] = first;
          const metadata = { name: `${object.name}-budget`, ...namespaceOf(object) };
          const spec = { minAvailable: 1, selector: { matchLabels: { [key]: misspelt(value) } } };
          yield { changes: [add({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec }, object)] };
        }
      }
    },
  },
  {
    done: 'a VirtualServer whose route passes to an upstream that it lacks',
    rules: ['missing-own-part'],
    severity: 'error',
    *places(app) {
      for (const service of named(app)) {
        yield { changes: [add(virtualServer(service), service.object)] };
      }
    },
  },
  {
    done: 'a VirtualService for another host than its Gateway',
    rules: ['mismatched-mesh-host'],
    severity: 'error',
    *places(app) {
      for (const service of named(app)) {
        yield { changes: meshOf(service).map((each) => add(each, service.object)) };
      }
    },
  },
  {
    done: 'a BackendTLSPolicy for a port that the Service lacks',
    rules: ['missing-referenced-port'],
    severity: 'error',
    *places(app) {
      for (const service of named(app)) {
        yield { changes: [add(backendTlsPolicy(service), service.object)] };
      }
    },
  },
  {
    done: 'TCP where ingress-nginx passes on UDP',
    rules: ['missing-referenced-port'],
    severity: 'error',
    *places(app) {
      for (const { object, name, namespace, ports } of named(app).filter((each) => each.object.namespaceGiven)) {
        const [tcp] = ports.filter(({ protocol }) => protocol === 'TCP');
        if (tcp !== undefined && ports.every(({ protocol }) => protocol === 'TCP')) {
          const metadata = { name: 'udp-services', namespace: 'edge-of-all' };
          const data = { '9999': `${namespace}/${name}:${tcp.number}` };
          yield { changes: [add({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data }, object)] };
        }
      }
    },
  },
  {
    done: 'a route of UDP to a port of TCP',
    rules: ['mismatched-route-protocol'],
    severity: 'warning',
    *places(app) {
      for (const { object, name, ports } of named(app)) {
        const port = ports.find(({ protocol }) => protocol === 'TCP')?.number;
        if (port !== undefined && ports.every((each) => each.number !== port || each.protocol === 'TCP')) {
          const metadata = { name: `${name}-datagrams`, ...namespaceOf(object) };
          const spec = { routes: [{ services: [{ name, port }] }] };
          yield {
            changes: [add({ apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRouteUDP', metadata, spec }, object)],
          };
        }
      }
    },
  },
  {
    done: 'a range of addresses that ends before it starts',
    rules: ['forbidden-pool-address'],
    severity: 'error',
    besides: {
      'missing-referenced-object': 'a Service names a pool of its own, which seems to be missing beside this one',
    },
    *places(app) {
      const [beside] = app.objects;
      if (beside !== undefined) {
        const metadata = { name: 'edge', namespace: 'edge-of-all' };
        const spec = { addresses: ['192.0.2.20-192.0.2.10'] };
        yield { changes: [add({ apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata, spec }, beside)] };
      }
    },
  },
  {
    done: 'a slip in the name of a ConfigMap or Secret that pods read',
    rules: ['missing-configuration'],
    severity: 'error',
    *places(app) {
      for (const { field, object } of readAlone(app)) {
        yield {
          changes: [put(object, field, misspelt(field.text ?? ''))],
          ...(operatorIn(app.cluster) !== undefined && { isInDoubt: true }),
        };
      }
    },
  },
  {
    done: 'a load balancer that speaks the PROXY protocol to who does not expect it',
    rules: ['mismatched-proxy-protocol'],
    severity: 'warning',
    *places(app) {
      const [beside] = app.objects;
      if (beside !== undefined) {
        yield { changes: ingressNginx().map((each) => add(each, beside)) };
      }
    },
  },
  {
    done: 'the loopback address of the node for a port of it',
    rules: ['unreachable-host-port'],
    severity: 'warning',
    *places(app) {
      for (const object of sound(app, 'Deployment')) {
        const port = object.spec.find('template', 'spec', 'containers', 0, 'ports', 0);
        if (port.isGiven) {
          const hostPort = port.get('containerPort').value;
          yield {
            changes: [put(object, port.get('hostPort'), hostPort), put(object, port.get('hostIP'), '127.0.0.1')],
          };
        }
      }
    },
  },
];

/** ingress-nginx behind a load balancer of Hetzner, which alone is told of the PROXY protocol. */
function ingressNginx(): object[] {
  const labels = { app: 'edge-controller' };
  const metadata = { name: 'edge-controller', namespace: 'edge-of-all' };
  const http = { name: 'http', containerPort: 80 };
  const container = {
    name: 'controller',
    image: 'registry.k8s.io/ingress-nginx/controller:v1.14.1',
    args: ['/nginx-ingress-controller', '--configmap=edge-of-all/edge-controller'],
    ports: [http],
    readinessProbe: { tcpSocket: { port: 'http' } },
  };
  const annotations = {
    'load-balancer.hetzner.cloud/location': 'fsn1',
    'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...metadata, annotations },
      spec: { type: 'LoadBalancer', selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'use-gzip': 'true' } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    },
  ];
}

/** The Services with a name in which a slip can be told from another name, and with ports. */
function named(app: Application): Service[] {
  return virtualServices(app).filter(({ name, ports }) => name.length > 5 && ports.length > 0);
}

function annotated(object: KubeObject, key: string, value: string) {
  return put(object, object.root.find('metadata', 'annotations', key), value);
}

function ingressRoute({ object, name, ports: [port] }: Service, wrong: { name?: string; port?: number }): object {
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: `${name}-route`, ...namespaceOf(object) },
    spec: {
      routes: [{ kind: 'Rule', match: 'Host(`shop.example.com`)', services: [{ name, port: port?.number, ...wrong }] }],
    },
  };
}

function virtualServer({ object, name, ports: [port] }: Service): object {
  const upstreams = [{ name: 'pages', service: name, port: port?.number }];
  return {
    apiVersion: 'k8s.nginx.org/v1',
    kind: 'VirtualServer',
    metadata: { name: `${name}-server`, ...namespaceOf(object) },
    spec: { host: 'shop.example.com', upstreams, routes: [{ path: '/', action: { pass: 'page' } }] },
  };
}

/** The route comes first, for it is to be named. */
function meshOf({ object, name, ports: [port] }: Service): [object, object] {
  const apiVersion = 'networking.istio.io/v1';
  const servers = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] }];
  const route = [{ destination: { host: name, port: { number: port?.number } } }];
  return [
    {
      apiVersion,
      kind: 'VirtualService',
      metadata: { name: `${name}-route`, ...namespaceOf(object) },
      spec: { hosts: ['shop.example.org'], gateways: [`${name}-front`], http: [{ route }] },
    },
    { apiVersion, kind: 'Gateway', metadata: { name: `${name}-front`, ...namespaceOf(object) }, spec: { servers } },
  ];
}

function backendTlsPolicy({ object, name }: Service): object {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'BackendTLSPolicy',
    metadata: { name: `${name}-tls`, ...namespaceOf(object) },
    spec: {
      targetRefs: [{ group: '', kind: 'Service', name, sectionName: 'port-of-nobody' }],
      validation: { hostname: 'shop.example.com', wellKnownCACertificates: 'System' },
    },
  };
}

/** The ConfigMaps and Secrets of long names that one field alone names, where nothing is said of who names it. */
function readAlone(app: Application): { readonly object: KubeObject; readonly field: Field }[] {
  const sources = sound(app, 'ConfigMap', 'Secret').filter(({ name }) => name.length > 7);
  const reads = app.cluster.workloads.all.flatMap((workload) =>
    readsOf(workload).map((read) => ({ ...read, object: workload.object })),
  );
  return sources.flatMap(({ known, namespace, name }) => {
    const [only, another] = reads.filter(
      ({ kind, field, object }) => kind === known && field.text === name && object.namespace === namespace,
    );
    const isAlone = only !== undefined && another === undefined && !only.isOptional && isSound(app, only.object);
    return isAlone && only.object.known !== undefined ? [only] : [];
  });
}

function webhook({ name, ports: [port] }: Service, namespace: string): object {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: `${name}-hook` },
    webhooks: [{ name: 'hook.example.com', clientConfig: { service: { name, namespace, port: port?.number } } }],
  };
}

function namespaceOf(object: KubeObject): { namespace?: string } {
  return object.namespaceGiven ? { namespace: object.namespace } : {};
}
