import { refusedUpdates } from '../../src/trace/refused-updates';
import { jsonDiff, markdownDiff, textDiff } from '../../src/trace/report/diff';
import { clusterOf } from '../support/traced';

const refused = (before: string, after: string) =>
  refusedUpdates(clusterOf(before), clusterOf(after)).map(({ says }) => says);

const FIX = (kind: string) =>
  `, for it cannot be changed; the ${kind} must be replaced: delete it before the new one is applied`;

const service = (spec: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: db, namespace: shop}\nspec: {${spec}}\n`;

const workload = (kind: string, selector: string, more = '') =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: db, namespace: shop}\n` +
  `spec: {selector: ${selector}, template: {metadata: {labels: {app: db, tier: data}}}${more}}\n`;

const claims = (size: string, more = '') =>
  workload(
    'StatefulSet',
    '{matchLabels: {app: db}}',
    `, volumeClaimTemplates: [{metadata: {name: data}, spec: {${more}accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}}}]`,
  );

const [A, B] = ['{matchLabels: {app: db}}', '{matchLabels: {app: db, tier: data}}'];

const statement = (kind: string, path: string, found: string, expected: string) =>
  `${kind} shop/db ${path}: found ${found}, expected ${expected}${FIX(kind)}`;

test.each<[string, string, string, string]>([
  [
    'an address given up',
    service('clusterIP: 10.96.0.7'),
    service('clusterIP: None'),
    statement('Service', 'spec.clusterIP', '"None"', '"10.96.0.7"'),
  ],
  [
    'an address that was chosen',
    service(''),
    service('clusterIP: None'),
    statement('Service', 'spec.clusterIP', '"None"', 'nothing'),
  ],
  [
    'a class',
    service('type: LoadBalancer, loadBalancerClass: example.com/a'),
    service('type: LoadBalancer'),
    statement('Service', 'spec.loadBalancerClass', 'nothing', '"example.com/a"'),
  ],
  [
    'a port for health checks',
    service('type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30001'),
    service('type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30002'),
    statement('Service', 'spec.healthCheckNodePort', '30002', '30001'),
  ],
  ...['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet'].map((kind): [string, string, string, string] => [
    `the selector of a ${kind}`,
    workload(kind, A),
    workload(kind, B),
    statement(kind, 'spec.selector', 'other content', 'what it was'),
  ]),
  [
    'the Service of a StatefulSet',
    workload('StatefulSet', A, ', serviceName: db'),
    workload('StatefulSet', A, ', serviceName: db-pods'),
    statement('StatefulSet', 'spec.serviceName', '"db-pods"', '"db"'),
  ],
  [
    'how pods of a StatefulSet start',
    workload('StatefulSet', A),
    workload('StatefulSet', A, ', podManagementPolicy: Parallel'),
    statement('StatefulSet', 'spec.podManagementPolicy', '"Parallel"', 'nothing'),
  ],
  [
    'the size of a claim',
    claims('1Gi'),
    claims('2Gi'),
    statement('StatefulSet', 'spec.volumeClaimTemplates', 'other content', 'what it was'),
  ],
  [
    'the class of a claim',
    claims('1Gi'),
    claims('1Gi', 'storageClassName: fast, '),
    statement('StatefulSet', 'spec.volumeClaimTemplates', 'other content', 'what it was'),
  ],
])('%s cannot be changed', (_what, before, after, says) => {
  expect(refused(before, after)).toEqual([says]);
  expect(refused(after, after)).toEqual([]);
});

test.each<[string, string, string]>([
  ['an address that is left out', service('clusterIP: 10.96.0.7'), service('')],
  ['an address that was chosen, written down', service(''), service('clusterIP: 10.96.0.7')],
  [
    'an address of what becomes an alias',
    service('clusterIP: 10.96.0.7'),
    service('type: ExternalName, externalName: db.example.com'),
  ],
  [
    'a class that its controller may have written',
    service('type: LoadBalancer'),
    service('type: LoadBalancer, loadBalancerClass: example.com/a'),
  ],
  [
    'a default that is written down',
    workload('StatefulSet', A),
    workload('StatefulSet', A, ', podManagementPolicy: OrderedReady'),
  ],
  [
    'an empty list',
    workload('Deployment', A),
    workload('Deployment', '{matchLabels: {app: db}, matchExpressions: []}'),
  ],
  ['a size in another unit', claims('1Gi'), claims('1024Mi')],
  ['another kind of the same name', workload('Deployment', A), workload('StatefulSet', B)],
  [
    'one of several variants',
    `${workload('Deployment', A)}---\n${workload('Deployment', B)}`,
    workload('Deployment', B),
  ],
  [
    'the Job of a CronJob',
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: db}\nspec: {jobTemplate: {spec: {completionMode: Indexed}}}\n',
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: db}\nspec: {jobTemplate: {spec: {completionMode: NonIndexed}}}\n',
  ],
])('%s is not refused', (_what, before, after) => {
  expect(refused(before, after)).toEqual([]);
});

test('it is told as text, Markdown and JSON', () => {
  const updates = refusedUpdates(clusterOf(workload('Deployment', A)), clusterOf(workload('Deployment', B)));
  const says = statement('Deployment', 'spec.selector', 'other content', 'what it was');
  expect(textDiff([], updates)).toBe(`refused ${says}\n\nno traffic changes\n`);
  expect(markdownDiff([], updates)).toBe(`### Traffic: no traffic changes\n\n**refused** ${says}\n`);
  expect(JSON.parse(jsonDiff([], updates)).refused).toEqual([
    { object: 'Deployment shop/db', path: 'spec.selector', says },
  ]);
});
