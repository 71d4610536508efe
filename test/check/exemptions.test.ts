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
  ['a headless Service without ports', service('db', 'clusterIP: None, selector: {app: db}')],
])('%s is legal', (_what, yaml) => {
  expect(lines(judged(yaml).findings)).toEqual([]);
});

test('zero replicas behind a Service are told of, and no error', () => {
  const yaml =
    pods('Deployment', 'web', 'app: web', 'replicas: 0') +
    service('web', 'selector: {app: web}, ports: [{port: 80, targetPort: http}]');
  expect(judged(yaml).findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['missing-replicas', 'warning'],
  ]);
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
