/*
 * Set-ups that are odd and legal. Every checker that came before judged some of them wrongly; none may be reported.
 */
import { check } from '../../src/check/check';
import { Cluster } from '../../src/model/cluster/cluster';
import { readText } from '../../src/model/objects/read';
import { judged } from '../support/judge';

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

test('a patch beside what it patches is no error', () => {
  const base = service('web', 'selector: {app: web}, ports: [{port: 80}]') + pods('Deployment', 'web', 'app: web');
  const patch = `---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: main, env: []}]}}}}\n${service('web', 'type: LoadBalancer')}`;
  const { findings } = judged(base + patch);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
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

test('a patch without labels beside a Service of its name is no error, for the pods may have them', () => {
  const text = `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: main, resources: {}}]}}}}\n${service('web', 'selector: {app: web}, ports: [{port: 80}]')}`;
  expect(judged(text).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('what ytt and others fill in is a template, of which nothing is judged', () => {
  const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: #@ data.values.name\nspec: {}\n';
  for (const each of [text, text.replace('#@ data.values.name', '#{NAME}')]) {
    const { objects, problems } = readText({ name: 'web.yaml', text: each });
    expect(objects).toEqual([]);
    expect(problems).toMatchObject([{ line: 4, message: expect.stringContaining('found a template') }]);
  }
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
