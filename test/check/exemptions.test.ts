/*
 * Set-ups that are odd and legal. Every checker that came before judged some of them wrongly; none may be reported.
 */
import { check } from '../../src/check/check';
import { Cluster } from '../../src/model/cluster';
import { readText } from '../../src/model/reading/read';
import { judged, lines } from '../support/judge';

const pods = (kind: string, name: string, labels: string, extra = '') => `---
apiVersion: ${kind === 'Pod' ? 'v1' : 'apps/v1'}
kind: ${kind}
metadata: {name: ${name}}
spec:
  ${extra}
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: main, image: "main:1", ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}}]}
`;

const service = (name: string, spec: string) => `---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {${spec}}
`;

const path = (path: string, service = 'web', type = 'Prefix', port = 'number: 80') =>
  `{path: "${path}", pathType: ${type}, backend: {service: {name: ${service}, port: {${port}}}}}`;

const ingress = (name: string, paths: string, { className = 'nginx', annotations = '', spec = '' } = {}) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}, namespace: shop, annotations: {${annotations}}}
spec: {${className && `ingressClassName: ${className},`} ${spec} rules: [{host: shop.example.com, http: {paths: [${paths}]}}]}
`;

const gatewayApi = (kind: string, name: string, spec: string, namespace = 'shop') => `---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: ${name}, namespace: ${namespace}}
spec: {${spec}}
`;

const tls = (key: string) => `---
{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: shop}, type: kubernetes.io/tls, data: {${key}}}
`;

test.each<[string, string]>([
  ['an alias without ports or selector', service('db', 'type: ExternalName, externalName: db.example.com')],
  [
    'an alias with a selector, which has no effect',
    service('db', 'type: ExternalName, externalName: db.example.com, selector: {app: db}'),
  ],
  ['an alias with a dot at the end', service('db', 'type: ExternalName, externalName: db.example.com.')],
  ['a headless Service without ports', service('db', 'clusterIP: None, selector: {app: db}')],
  ['a headless Service without a selector, whose endpoints come from elsewhere', service('db', 'clusterIP: None')],
  ['a Service without a selector, whose slice is in another file', service('db', 'ports: [{port: 5432}]')],
  ['a Service whose pods are in another file', service('web', 'selector: {app: web}, ports: [{port: 80}]')],
  [
    'zero replicas',
    pods('Deployment', 'web', 'app: web', 'replicas: 0') +
      service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}]'),
  ],
  [
    'a Service of one pod of a StatefulSet',
    pods('StatefulSet', 'db', 'app: db') +
      service('db-0', 'selector: {statefulset.kubernetes.io/pod-name: db-0}, ports: [{port: 80, targetPort: http}]'),
  ],
  [
    'a Service of the leader, whom the application labels',
    pods('StatefulSet', 'db', 'app: db') +
      service('leader', 'selector: {app: db, role: master}, ports: [{port: 80, targetPort: http}]'),
  ],
  [
    'a Service for pods that an operator makes',
    `${pods('Deployment', 'operator', 'app: operator')}---\n{apiVersion: ceph.rook.io/v1, kind: CephCluster, metadata: {name: ceph}}\n${service('mgr', 'selector: {app: ceph-mgr}, ports: [{port: 80}]')}`,
  ],
  [
    'a target port that no container declares, as none declares any',
    `---\n{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: [{name: main, image: "main:1"}]}}\n${service('web', 'selector: {app: web}, ports: [{port: 80}]')}`,
  ],
  [
    'one port number for TCP and UDP',
    `---\n{apiVersion: v1, kind: Pod, metadata: {name: dns, labels: {app: dns}}, spec: {containers: [{name: main, image: "main:1", ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}]}]}}\n${service('dns', 'selector: {app: dns}, ports: [{name: udp, port: 53, protocol: UDP}, {name: tcp, port: 53}]')}`,
  ],
  [
    'an Ingress for Services of another file',
    '---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}\n',
  ],
  [
    'an Ingress rule with a host and nothing else',
    '---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {rules: [{host: shop.example.com}]}}\n',
  ],
  [
    'an action of the AWS controller in place of a Service',
    `${service('web', 'ports: [{port: 80}]')}---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {ingressClassName: alb, defaultBackend: {service: {name: ssl-redirect, port: {name: use-annotation}}}}}\n`,
  ],
  ['a StatefulSet without a governing Service', pods('StatefulSet', 'db', 'app: db')],
  ['a StatefulSet whose Service is in another file', pods('StatefulSet', 'db', 'app: db', 'serviceName: db')],
  [
    'externalTrafficPolicy on a Service with external IPs',
    service('web', 'externalTrafficPolicy: Local, externalIPs: [192.0.2.1], ports: [{port: 80}]'),
  ],
  [
    'a Deployment named like an API of another group',
    '{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}, spec: {template: {spec: {containers: [{image: "web:1"}]}}}}\n',
  ],
  ['an Ingress without a class', ingress('web', path('/'), { className: '' })],
  ['an Ingress of a class from elsewhere', ingress('web', path('/'), { className: 'public' })],
  ['one path as Exact and as Prefix', ingress('web', `${path('/a')}, ${path('/a', 'exact', 'Exact')}`)],
  [
    'a canary for the same host and path',
    ingress('web', path('/')) +
      ingress('canary', path('/', 'new'), { annotations: 'nginx.ingress.kubernetes.io/canary: "true"' }),
  ],
  [
    'two Ingresses of Traefik for a host, one for each entry point',
    ingress('web', path('/'), {
      className: 'traefik',
      annotations: 'traefik.ingress.kubernetes.io/router.entrypoints: websecure',
    }) +
      ingress('redirect', path('/', 'redirect'), {
        className: 'traefik',
        annotations: 'traefik.ingress.kubernetes.io/router.entrypoints: web',
      }),
  ],
  [
    'a redirect of the AWS controller before the Service, both for all paths',
    ingress(
      'web',
      `${path('/*', 'ssl-redirect', 'ImplementationSpecific', 'name: use-annotation')}, ${path('/*', 'web', 'ImplementationSpecific')}`,
      { className: 'alb' },
    ),
  ],
  [
    'patterns where the controller is told to take them',
    ingress(
      'web',
      `${path('/(.*)', 'web', 'ImplementationSpecific')}, ${path('/api/(.*)', 'api', 'ImplementationSpecific')}`,
      {
        annotations: 'nginx.ingress.kubernetes.io/use-regex: "true"',
      },
    ),
  ],
  [
    'patterns where another Ingress of the host turns them on',
    ingress('api', path('/api/.*', 'api', 'ImplementationSpecific')) +
      ingress('web', path('/', 'web'), { annotations: 'nginx.ingress.kubernetes.io/use-regex: "true"' }),
  ],
  ['a path with parentheses and a dot', ingress('web', path('/wiki/Ingress_(v1.2)'))],
  [
    'a rewrite target that is the path itself',
    ingress('web', path('/'), { annotations: 'nginx.ingress.kubernetes.io/rewrite-target: /' }),
  ],
  [
    'a rewrite of one path',
    ingress('web', path('/health', 'web', 'Exact'), {
      annotations: 'nginx.ingress.kubernetes.io/rewrite-target: /healthz',
    }),
  ],
  [
    'annotations for both controllers that call their class nginx',
    ingress('web', path('/'), {
      annotations: 'nginx.ingress.kubernetes.io/ssl-redirect: "true", nginx.org/client-max-body-size: 8m',
    }),
  ],
  [
    'annotations of an issuer and of a DNS controller, whatever the class',
    ingress('web', path('/'), {
      className: 'traefik',
      annotations: 'cert-manager.io/cluster-issuer: main, external-dns.alpha.kubernetes.io/hostname: shop.example.com',
    }),
  ],
  [
    'a certificate from elsewhere',
    ingress('web', path('/'), { spec: 'tls: [{hosts: [shop.example.com], secretName: shop-tls}],' }),
  ],
  [
    'a certificate that cert-manager makes, beside another',
    `${tls('tls.crt: Li4u, tls.key: Li4u')}---\n{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: shop, namespace: shop}, spec: {secretName: shop-tls}}\n${ingress(
      'web',
      path('/'),
      { spec: 'tls: [{hosts: [shop.example.com], secretName: shop-tls}],' },
    )}`,
  ],
  ['TLS for all hosts', ingress('web', path('/'), { spec: 'tls: [{secretName: shop-tls}],' })],
  [
    'a bucket in place of a Service',
    '---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {defaultBackend: {resource: {apiGroup: k8s.example.com, kind: StorageBucket, name: assets}}}}\n',
  ],
  [
    'a route to a Gateway of another file',
    gatewayApi('HTTPRoute', 'web', 'parentRefs: [{name: public, sectionName: https}]'),
  ],
  [
    'a route of a mesh, which attaches to a Service',
    gatewayApi('HTTPRoute', 'web', 'parentRefs: [{group: "", kind: Service, name: web, port: 80}]'),
  ],
  [
    'a route into a Gateway that admits namespaces by labels, which are not known',
    gatewayApi(
      'Gateway',
      'public',
      'gatewayClassName: envoy, listeners: [{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: shop}}}}}]',
      'edge',
    ) + gatewayApi('HTTPRoute', 'web', 'parentRefs: [{name: public, namespace: edge}]'),
  ],
  [
    'a Gateway with many hosts on a port, and one number for TCP and UDP',
    gatewayApi(
      'Gateway',
      'public',
      'gatewayClassName: envoy, listeners: [{name: a, port: 443, protocol: TLS, hostname: a.example.com, tls: {mode: Passthrough}}, {name: b, port: 443, protocol: HTTPS, hostname: b.example.com, tls: {certificateRefs: [{name: b}]}}, {name: dns, port: 53, protocol: TCP}, {name: dns-udp, port: 53, protocol: UDP}]',
    ),
  ],
  [
    'a listener of a protocol that belongs to a controller',
    gatewayApi(
      'Gateway',
      'waypoint',
      'gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE, allowedRoutes: {kinds: [{kind: HTTPRoute}]}}]',
    ),
  ],
  [
    'a route to kinds that controllers know',
    gatewayApi(
      'HTTPRoute',
      'web',
      'rules: [{backendRefs: [{group: multicluster.x-k8s.io, kind: ServiceImport, name: web, port: 80}, {group: inference.networking.k8s.io, kind: InferencePool, name: llm}, {group: gateway.envoyproxy.io, kind: Backend, name: web}]}]',
    ),
  ],
  ['a target port of 0, which means none', service('web', 'ports: [{port: 80, targetPort: 0}]')],
  [
    'empty texts that mean nothing',
    service('web', 'type: "", clusterIP: "", sessionAffinity: "", ports: [{port: 80, name: "", protocol: ""}]'),
  ],
  [
    'a port name of digits, or longer than that of a container port',
    service('web', 'ports: [{port: 80, name: "80"}, {port: 81, name: http-of-the-customers}]'),
  ],
  ['a Service name that begins with a digit', service('1web', 'ports: [{port: 80}]')],
  [
    'a node port on an alias, which has no effect',
    service('db', 'type: ExternalName, externalName: db.example.com, ports: [{port: 80, nodePort: 80}]'),
  ],
  [
    'one node port for TCP and UDP',
    service(
      'dns',
      'type: NodePort, ports: [{name: udp, port: 53, protocol: UDP, nodePort: 30053}, {name: tcp, port: 53, nodePort: 30053}]',
    ),
  ],
  [
    'one node port in two variants of a Service',
    service('web', 'type: NodePort, ports: [{port: 80, nodePort: 30080}]').repeat(2),
  ],
  [
    'two families of a headless Service without a selector, which needs no policy',
    service('db', 'clusterIP: None, ipFamilies: [IPv4, IPv6]'),
  ],
  [
    'blanks around a source range',
    service('web', 'type: LoadBalancer, loadBalancerSourceRanges: [" 10.0.0.0/8 "], ports: [{port: 80}]'),
  ],
  ['a health check node port of 0', service('web', 'healthCheckNodePort: 0, ports: [{port: 80}]')],
  [
    'externalTrafficPolicy on a headless Service with external IPs, which is stored',
    service('web', 'clusterIP: None, externalTrafficPolicy: Local, externalIPs: [192.0.2.1], ports: [{port: 80}]'),
  ],
  [
    'names that a script fills in',
    service('"$(NAME)"', 'selector: {app: "{{ app }}"}, trafficDistribution: "<DISTRIBUTION>", ports: [{port: 80}]'),
  ],
  [
    'a ReplicationController without a selector',
    '---\n{apiVersion: v1, kind: ReplicationController, metadata: {name: web}, spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: web}]}}}}\n',
  ],
  [
    'a host name in a StatefulSet, which Kubernetes overwrites',
    '---\n{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {hostname: DB_HOST, containers: [{name: db, image: db}]}}}}\n',
  ],
  [
    'a Secret for TLS that is encrypted in the files',
    '---\n{apiVersion: v1, kind: Secret, metadata: {name: tls}, type: kubernetes.io/tls, sops: {version: 3.8.1}, data: {tls.crt: "ENC[AES256_GCM,data:abc]", tls.key: "ENC[AES256_GCM,data:abc]"}}\n',
  ],
])('%s is legal', (_what, yaml) => {
  expect(lines(judged(yaml).findings)).toEqual([]);
});

test('a Service without a namespace is no error, for kubectl may put it where its pods are', () => {
  const elsewhere = pods('Deployment', 'web', 'app: web').replace('{name: web}', '{name: web, namespace: shop}');
  const { findings } = judged(
    elsewhere + service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}]'),
  );
  expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
});

test('a patch beside what it patches is no error', () => {
  const base = service('web', 'selector: {app: web}, ports: [{port: 80}]') + pods('Deployment', 'web', 'app: web');
  const patch = `---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: main, env: []}]}}}}\n${service('web', 'type: LoadBalancer')}`;
  const { findings } = judged(base + patch);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('one node port in two files is no error, for only one of them may be installed', () => {
  const objects = ['web', 'shop'].flatMap((name) => {
    const text = service(name, 'type: NodePort, ports: [{port: 80, nodePort: 30080}]');
    return readText({ name: `${name}.yaml`, text }).objects;
  });
  expect(check(new Cluster(objects)).findings.map(({ severity }) => severity)).toEqual(['warning']);
});
