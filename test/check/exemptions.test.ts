/*
 * Set-ups that are odd and legal. Every checker that came before judged some of them wrongly; none may be reported.
 */
import { check } from '../../src/check/check';
import { Cluster } from '../../src/model/cluster/cluster';
import { readText } from '../../src/model/objects/read';
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

test.each<[string, string]>([
  ['an alias without ports or selector', service('db', 'type: ExternalName, externalName: db.example.com')],
  [
    'an alias with a selector, which has no effect',
    service('db', 'type: ExternalName, externalName: db.example.com, selector: {app: db}'),
  ],
  ['an alias with a dot at the end', service('db', 'type: ExternalName, externalName: db.example.com.')],
  ['a headless Service without ports', service('db', 'clusterIP: None, selector: {app: db}')],
  [
    'zero replicas',
    pods('Deployment', 'web', 'app: web', 'replicas: 0') +
      service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}]'),
  ],
  [
    'one port number for TCP and UDP',
    `---\n{apiVersion: v1, kind: Pod, metadata: {name: dns, labels: {app: dns}}, spec: {containers: [{name: main, image: "main:1", ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}]}]}}\n${service('dns', 'selector: {app: dns}, ports: [{name: udp, port: 53, protocol: UDP}, {name: tcp, port: 53}]')}`,
  ],
  [
    'a Service for each pod, by which the others know it before it is ready',
    pods('StatefulSet', 'redis', 'app: redis') +
      service(
        'announce-0',
        'publishNotReadyAddresses: true, selector: {statefulset.kubernetes.io/pod-name: redis-0}, ports: [{port: 80, targetPort: http}]',
      ),
  ],
  [
    'zones as the successor of hints prefers them',
    `---\n{apiVersion: v1, kind: Service, metadata: {name: web, annotations: {service.kubernetes.io/topology-mode: Auto}}, spec: {ports: [{port: 80}]}}\n`,
  ],
  [
    'a custom way to prefer zones beside the field',
    `---\n{apiVersion: v1, kind: Service, metadata: {name: web, annotations: {service.kubernetes.io/topology-mode: example.com/lowest-rtt}}, spec: {trafficDistribution: PreferSameZone, ports: [{port: 80}]}}\n`,
  ],
  [
    'unready addresses asked for in the way of old and in that of today',
    `---\n{apiVersion: v1, kind: Service, metadata: {name: web, annotations: {service.alpha.kubernetes.io/tolerate-unready-endpoints: "true"}}, spec: {clusterIP: None, publishNotReadyAddresses: true, ports: [{port: 80}]}}\n`,
  ],
  [
    'a class of the name that Google uses, of another controller',
    `${ingress('web', path('/'), { className: 'gce' })}---\n{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: gce}, spec: {controller: example.com/gate}}\n`,
  ],
  [
    'a Deployment named like an API of another group',
    '{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: web}, spec: {template: {spec: {containers: [{image: "web:1"}]}}}}\n',
  ],
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
    'a bucket in place of a Service',
    '---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {defaultBackend: {resource: {apiGroup: k8s.example.com, kind: StorageBucket, name: assets}}}}\n',
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
    'fields of the Gateway API that are newer than this package',
    gatewayApi(
      'Gateway',
      'public',
      'gatewayClassName: envoy, brandNew: true, listeners: [{name: a, port: 80, protocol: HTTP, shiny: {x: 1}}]',
    ) + gatewayApi('HTTPRoute', 'web', 'parentRefs: [{name: public, colour: red}], rules: [{novelty: 1}]'),
  ],
  [
    'kinds that nothing is known of, in groups of Kubernetes and of others',
    [
      'v1 ServiceAccount',
      'v1 ResourceQuota',
      'apps/v1 ControllerRevision',
      'apps.example.com/v1 Service',
      'networking.istio.io/v1 Gateway',
    ]
      .map((each) => each.split(' '))
      .map(([version, kind]) => `---\n{apiVersion: ${version}, kind: ${kind}, metadata: {name: web}}\n`)
      .join(''),
  ],
  ['one object twice, word for word', service('web', 'ports: [{port: 80}]').repeat(2)],
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
    'blanks around a source range',
    service('web', 'type: LoadBalancer, loadBalancerSourceRanges: [" 10.0.0.0/8 "], ports: [{port: 80}]'),
  ],
  ['a health check node port of 0', service('web', 'healthCheckNodePort: 0, ports: [{port: 80}]')],
  [
    'names that a script fills in',
    service('"$(NAME)"', 'selector: {app: "{{ app }}"}, trafficDistribution: "<DISTRIBUTION>", ports: [{port: 80}]'),
  ],
  [
    'a host name in a StatefulSet, which Kubernetes overwrites',
    '---\n{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {hostname: DB_HOST, containers: [{name: db, image: db}]}}}}\n',
  ],
  [
    'a Secret for TLS that is encrypted in the files',
    '---\n{apiVersion: v1, kind: Secret, metadata: {name: tls}, type: kubernetes.io/tls, sops: {version: 3.8.1}, data: {tls.crt: "ENC[AES256_GCM,data:abc]", tls.key: "ENC[AES256_GCM,data:abc]"}}\n',
  ],
  [
    'a headless Service behind an Ingress, whose controller reads the target port',
    pods('Deployment', 'web', 'app: web') +
      service('web', 'clusterIP: None, selector: {app: web}, ports: [{port: 80, targetPort: http}]') +
      '---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}\n',
  ],
  [
    'what SOPS has encrypted',
    `${pods('Deployment', 'web', 'app: "ENC[AES256_GCM,data:x]"').replace('spec:', 'sops: {version: 3.9}\nspec:').replace('containerPort: 8080', 'containerPort: "ENC[AES256_GCM,data:x]"')}${service('web', 'selector: {app: web}, ports: [{port: 80}]')}`,
  ],
  [
    'a share of the requests by weight, as in Traefik 1',
    ['a', 'b'].map((name) => service(name, 'ports: [{port: 80}]').replace('{name', '{namespace: shop, name')).join('') +
      ingress('web', `${path('/', 'a')}, ${path('/', 'b')}`, {
        className: 'traefik',
        annotations: 'traefik.ingress.kubernetes.io/service-weights: "a: 90%, b: 10%"',
      }),
  ],
  ['a namespace that Kustomize gives its name', '---\n{apiVersion: v1, kind: Namespace, metadata: {name: _}}\n'],
  [
    'endpoints that were read from a cluster, for a Service with a selector',
    pods('Deployment', 'web', 'app: web') +
      service('web', 'selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]') +
      '---\n{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: web-x7k2p, labels: {kubernetes.io/service-name: web, endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io}}, addressType: IPv4, ports: [{name: http, port: 8080}], endpoints: [{addresses: [10.0.0.5]}]}\n',
  ],
  [
    'Endpoints that Kubernetes wrote and somebody read from a cluster',
    `${service('kube-dns', 'clusterIP: 10.96.0.10, selector: {k8s-app: kube-dns}, ports: [{port: 53}]')}---\n{apiVersion: v1, kind: Endpoints, metadata: {name: kube-dns, uid: 5a6b, annotations: {endpoints.kubernetes.io/last-change-trigger-time: "2026-11-21T14:00:00Z"}}, subsets: [{addresses: [{ip: 10.0.0.5}], ports: [{port: 53}]}]}\n`,
  ],
])('%s is legal', (_what, yaml) => {
  expect(lines(judged(yaml).findings)).toEqual([]);
});

test.each([
  ['an Ingress', ingress('web', path('/', 'web'))],
  ['a route', gatewayApi('HTTPRoute', 'web', 'rules: [{backendRefs: [{name: web, port: 80}]}]')],
])('a Service without a namespace is no error to %s in one, for kubectl may put it there', (_what, router) => {
  const other = service('web-api', 'ports: [{port: 80}]').replace(
    '{name: web-api}',
    '{name: web-api, namespace: shop}',
  );
  const idle = pods('Deployment', 'web', 'app: web').replace('{name: web}', '{name: web, namespace: shop}');
  const all = service('web', 'ports: [{port: 80}]') + other + idle + router;
  const { findings } = judged(all);
  expect(findings.map(({ severity, fix }) => [severity, fix])).toEqual([
    ['warning', 'write the namespace into it, unless kubectl is told'],
  ]);
  const kustomization = '---\n{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, namespace: shop}\n';
  expect(lines(judged(all + kustomization).findings)).toEqual([]);
});

test('a StatefulSet without its headless Service is no error where another Service leads to its pods', () => {
  const { findings } = judged(
    pods('StatefulSet', 'db', 'app: db', 'serviceName: db') +
      service('db-service', 'selector: {app: db}, ports: [{port: 80, targetPort: http}]'),
  );
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['missing-headless-service', 'warning']]);
});

test('a target port for a port of the Service is no error to those that take it', () => {
  const { findings } = judged(
    service('web', 'ports: [{port: 80, targetPort: 8080}]').replace('{name: web}', '{name: web, namespace: shop}') +
      ingress('web', path('/', 'web', 'Prefix', 'number: 8080'), { className: 'azure-application-gateway' }),
  );
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['missing-backend-port', 'warning']]);
});

test('a port that a patch may declare is no error', () => {
  const objects = [
    [
      'base.yaml',
      pods('Deployment', 'web', 'app: web') +
        service('web', 'selector: {app: web}, ports: [{port: 443, targetPort: https}]'),
    ],
    [
      'patch.yaml',
      '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: proxy}]}}}}',
    ],
  ].flatMap(([name = '', text = '']) => readText({ name, text, isPatch: name === 'patch.yaml' }).objects);
  expect(check(new Cluster(objects)).findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['missing-target-port', 'warning'],
  ]);
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

test('a pod without a name or a port is no error, for the tool that runs it may name it', () => {
  const agent = '{apiVersion: v1, kind: Pod, spec: {containers: [{name: build, image: "maven:3", command: [cat]}]}}';
  expect(lines(judged(agent).findings)).toEqual([expect.stringMatching(/^warning missing-field: /)]);
  const server = agent.replace('command: [cat]', 'ports: [{containerPort: 80}]');
  expect(lines(judged(server).findings)).toEqual([expect.stringMatching(/^error missing-field: /)]);
});

test('a StatefulSet that names no Service, beside one with a cluster IP that reaches its pods, is no error', () => {
  const yaml =
    pods('StatefulSet', 'db', 'app: db', 'serviceName: db') +
    service('db-service', 'selector: {app: db}, ports: [{port: 80, targetPort: http}]');
  expect(lines(judged(yaml).findings)).toEqual([expect.stringMatching(/^warning missing-headless-service: /)]);
});

test.each([
  ['what lacks both selector and image', 'web.yaml', 'spec: {template: {spec: {containers: [{name: main, env: []}]}}}'],
  ['what a file called a patch holds', 'overlays/env_patch.yaml', 'spec: {selector: {matchLabels: {app: web}}}'],
  ['what a folder of patches holds', 'patches/web.yaml', 'spec: {selector: {matchLabels: {app: web}}}'],
  ['what lacks both selector and labels', 'web.yaml', 'spec: {template: {spec: {containers: [{image: "web:2"}]}}}'],
  ['a mistake in a folder of patches', 'patches/web.yaml', 'spec: {replicas: -1}'],
  ['what a test asserts', 'tests/01-assert.yaml', 'status: {readyReplicas: 1}'],
  ['what is to be deleted', 'web.yaml', '$patch: delete'],
])('%s may be a patch, and is no error', (_, name, rest) => {
  const text = `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, ${rest}}`;
  const { findings } = check(new Cluster(readText({ name, text }).objects));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each([
  ['with nothing left over', service('login', 'ports: [{port: 80}]')],
  [
    'with a database left over',
    service('login', 'ports: [{port: 80}]') + service('db', 'selector: {app: db}, ports: [{port: 5432}]'),
  ],
  [
    'beside one of another version',
    service('login', 'ports: [{port: 80}]') + service('shop-v2', 'ports: [{port: 90}]'),
  ],
])('a Service of another file behind an Ingress that also names one of this file is no error, %s', (_, services) => {
  const { findings } = judged(
    `${services}---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {rules: [{http: {paths: [${path('/login', 'login')}, ${path('/', 'shop')}]}}]}}\n`,
  );
  expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['warning missing-backend-service']);
});

test('a patch without labels beside a Service of its name is no error, for the pods may have them', () => {
  const text = `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: main, resources: {}}]}}}}\n${service('web', 'selector: {app: web}, ports: [{port: 80}]')}`;
  expect(judged(text).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each([
  [
    'a Service that an operator makes of a resource',
    `${service('web-canaries', 'ports: [{port: 80}]').replace('{name', '{namespace: shop, name')}---\n{apiVersion: flagger.app/v1beta1, kind: Canary, metadata: {name: web, namespace: shop}, spec: {}}\n${ingress('web', path('/', 'web-canary'))}`,
  ],
  [
    'a Service that a course makes with kubectl expose',
    `${['blue', 'green'].map((name) => pods('Deployment', name, `app: ${name}`).replace('{name', '{namespace: shop, name')).join('')}${service('db', 'ports: [{port: 80}]').replace('{name', '{namespace: shop, name')}${ingress('web', path('/', 'blue'))}`,
  ],
  [
    'pods that an operator makes of a resource of their name',
    `${pods('Deployment', 'prometheus-operator', 'operator: prometheus')}---\n{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: prometheus}, spec: {}}\n${service('prometheus', 'selector: {prometheus: prometheus}, ports: [{port: 80, targetPort: http}]')}`,
  ],
  [
    'a driver of Spark, which has an image for it',
    '---\n{apiVersion: v1, kind: Pod, metadata: {name: driver}, spec: {containers: [{name: spark-kubernetes-driver, ports: []}]}}\n',
  ],
  [
    'a governing Service of another name, for one pod',
    pods('StatefulSet', 'db', 'app: db', 'replicas: 1, serviceName: db'.replace(', ', '\n  ')) +
      service('peers', 'clusterIP: None, selector: {app: db}'),
  ],
])('%s is no error', (_, yaml) => {
  expect(judged(yaml).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('what ytt and others fill in is a template, of which nothing is judged', () => {
  const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: #@ data.values.name\nspec: {}\n';
  for (const each of [text, text.replace('#@ data.values.name', '#{NAME}')]) {
    const { objects, problems } = readText({ name: 'web.yaml', text: each });
    expect(objects).toEqual([]);
    expect(problems).toMatchObject([{ line: 4, message: expect.stringContaining('found a template') }]);
  }
});

test('names that are words for names are no error', () => {
  const { findings } = judged(
    service('SERVICENAME', 'ports: [{port: PORT, targetPort: PORT}]').replace('name:', 'namespace: NAMESPACE, name:'),
  );
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(judged(service('NTI', 'ports: [{port: 80}]')).findings).toMatchObject([{ severity: 'error' }]);
});

test('a name with a place for a part of it is no error', () => {
  expect(judged(service('MODEL_NAME-web', 'ports: [{port: 80}]')).findings).toEqual([]);
});

test('a route that leaves the choice to another one is no error, as some controllers let it', () => {
  const { findings } = judged(
    gatewayApi(
      'HTTPRoute',
      'all',
      'rules: [{backendRefs: [{group: gateway.networking.k8s.io, kind: HTTPRoute, name: web, namespace: team}]}]',
    ),
  );
  expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['warning mismatched-reference-kind']);
});

const KUSTOMIZED = '---\n{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, resources: [web.yaml]}\n';

test.each([
  ['https', 'warning'],
  ['htpp', 'error'],
])('a port named %s, of a container that an overlay may add, is an %s', (name, severity) => {
  const { findings } = judged(
    pods('Deployment', 'web', 'app: web') +
      service('web', `selector: {app: web}, ports: [{port: 80, targetPort: ${name}}]`) +
      KUSTOMIZED,
  );
  expect(findings.map((finding) => `${finding.severity} ${finding.rule}`)).toEqual([`${severity} missing-target-port`]);
});

test('a star in a path of a proxy that knows stars is no error', () => {
  const { findings } = judged(
    gatewayApi('Gateway', 'edge', 'gatewayClassName: apisix, listeners: [{name: http, port: 80, protocol: HTTP}]') +
      gatewayApi(
        'HTTPRoute',
        'web',
        'parentRefs: [{name: edge}], rules: [{matches: [{path: {type: PathPrefix, value: /*}}]}]',
      ),
  );
  expect(findings.map((finding) => `${finding.severity} ${finding.rule}`)).toEqual([
    'warning unreachable-path-pattern',
  ]);
});

test('a place for a value in brackets is no error', () => {
  const { findings } = judged(pods('Deployment', 'web', 'app: web').replace('"main:1"', '[IMAGE]'));
  expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['warning forbidden-field-type']);
});

test('one node port in two files is no error, for only one of them may be installed', () => {
  const objects = ['web', 'shop'].flatMap((name) => {
    const text = service(name, 'type: NodePort, ports: [{port: 80, nodePort: 30080}]');
    return readText({ name: `${name}.yaml`, text }).objects;
  });
  expect(check(new Cluster(objects)).findings.map(({ severity }) => severity)).toEqual(['warning']);
});

test.each(['', 'clusterIP: None, '])(
  'externalTrafficPolicy on a Service with external IPs is stored, and is no error: %s',
  (more) => {
    const { findings } = judged(
      service('web', `${more}externalTrafficPolicy: Local, externalIPs: [192.0.2.1], ports: [{port: 80}]`),
    );
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);
