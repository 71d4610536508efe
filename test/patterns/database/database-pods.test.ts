import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as kplus28 from 'cdk8s-plus-28';
import { DatabaseEngine, type DatabasePods, PodSpread } from '../../../src';
import { manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';
import { database, statefulSetOf } from './sample-database';

/** The StatefulSet of a database whose pods are like that. */
const withPods = (pods: DatabasePods) => statefulSetOf({ pods }).spec;

test('pods are recognized by labels of your own, and have others beside', () => {
  const chart = shopChart();
  const selector = { app: 'mysql' };
  database({ pods: { selector, labels: { tier: 'data' }, annotations: { note: 'x' } }, replicas: 2 }, chart);
  const { spec } = theOnly(chart, 'StatefulSet');
  expect(spec.selector).toEqual({ matchLabels: selector });
  expect(spec.template.metadata.labels).toEqual({ ...selector, tier: 'data' });
  expect(spec.template.metadata.annotations).toMatchObject({ note: 'x' });
  expect(theOnly(chart, 'Service').spec.selector).toEqual(selector);
  expect(theOnly(chart, 'PodDisruptionBudget').spec).toEqual({
    maxUnavailable: 1,
    selector: { matchLabels: selector },
  });
});

test('the pods are run and stopped as you say', () => {
  const chart = shopChart();
  const { template } = withPods({
    serviceAccount: kplus28.ServiceAccount.fromServiceAccountName(chart, 'account', 'mysql-account'),
    imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'pull', 'registry'), { name: 'other' }],
    terminationGracePeriod: Duration.minutes(10),
    spread: PodSpread.REQUIRED,
  });
  expect(template.spec).toMatchObject({
    serviceAccountName: 'mysql-account',
    imagePullSecrets: [{ name: 'registry' }, { name: 'other' }],
    terminationGracePeriodSeconds: 600,
    topologySpreadConstraints: [{ whenUnsatisfiable: 'DoNotSchedule' }],
  });
});

test('a grace of 30 s is what Kubernetes assumes', () => {
  const { spec } = withPods({ terminationGracePeriod: Duration.seconds(30) }).template;
  expect(spec).not.toHaveProperty('terminationGracePeriodSeconds');
});

test('further containers get no resources that nobody asked for', () => {
  const exporter = { name: 'exporter', image: 'prom/mysqld-exporter:v0.17.2', portNumber: 9104 };
  const prepare = { name: 'prepare', image: 'busybox:1.37', command: ['true'] };
  const { spec } = withPods({ containers: [exporter], initContainers: [prepare] }).template;
  expect(spec.containers[1]).toMatchObject({ name: 'exporter', ports: [{ containerPort: 9104 }] });
  expect(spec.containers[1]).not.toHaveProperty('resources');
  expect(spec.initContainers[0]).toMatchObject({ name: 'prepare', command: ['true'] });
  expect(spec.initContainers[0]).not.toHaveProperty('resources');
});

test('resources of further containers are kept', () => {
  const limited = { name: 'a', image: 'a:1', resources: { cpu: { limit: kplus.Cpu.millis(100) } } };
  expect(withPods({ containers: [limited] }).template.spec.containers[1].resources).toEqual({
    limits: { cpu: '100m' },
  });
});

test('affinity and tolerations are given to the scheduling of cdk8s-plus', () => {
  const chart = shopChart();
  const { scheduling } = database({}, chart).statefulSet;
  scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.is('disk', 'ssd')));
  scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.is('dedicated', 'data')));
  const { affinity, tolerations } = theOnly(chart, 'StatefulSet').spec.template.spec;
  expect(affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms).toEqual([
    { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] },
  ]);
  expect(tolerations).toEqual([{ key: 'dedicated', operator: 'Equal', value: 'data' }]);
});

test.each([
  [1, 0, 0],
  [3, 2, 2],
])('a budget of %p pods can be %p', (replicas, maxUnavailable, written) => {
  const chart = shopChart();
  database({ replicas, pods: { maxUnavailable } }, chart);
  expect(theOnly(chart, 'PodDisruptionBudget').spec.maxUnavailable).toBe(written);
});

test('an engine that runs alone is placed and stopped as Kubernetes does it', () => {
  const chart = shopChart();
  database({ engine: DatabaseEngine.mongodb('8.0') }, chart);
  const { spec } = theOnly(chart, 'StatefulSet');
  expect(spec).not.toHaveProperty('podManagementPolicy');
  expect(spec.template.spec).not.toHaveProperty('topologySpreadConstraints');
  expect(manifestsOf(chart)).toHaveLength(2);
});

test.each<[string, object, string]>([
  [
    'a selector that selects nothing',
    { selector: {} },
    'selector: found no labels, expected at least one label that the pods carry; name it, or use ManualEndpointsService for a Service without pods',
  ],
  [
    'a label against the selector',
    { selector: { app: 'mysql' }, labels: { app: 'other' } },
    'labels["app"]: found "other", expected "mysql", by which the pods are recognized; leave it out, or change the selector',
  ],
  [
    'no time to stop',
    { terminationGracePeriod: Duration.seconds(0) },
    'terminationGracePeriod: found 0 s, expected 1 s to 86400 s; use 1 s or more',
  ],
  [
    'a spread that is none',
    { spread: 'everywhere' },
    'spread: found "everywhere", expected PodSpread.PREFERRED or PodSpread.REQUIRED; choose one of these',
  ],
  [
    'a budget below 0',
    { maxUnavailable: -1 },
    'maxUnavailable: found -1, expected a whole number from 0 to 2147483647; use 0 or more',
  ],
  [
    'an account as a text',
    { serviceAccount: 'mysql' },
    'serviceAccount: found a text, expected a ServiceAccount; pass the ServiceAccount itself',
  ],
  [
    'an image as a container',
    { containers: ['exporter:1'] },
    'containers[0]: found "exporter:1", expected the properties of a container; write an object such as { image: "exporter:1" }',
  ],
])('%s is refused', (_, pods, sentence) => {
  expect(refusalOf(() => database({ pods: pods as DatabasePods }))).toBe(`shop/mysql pods.${sentence}`);
});

test('accounts and pull secrets of another namespace are refused', () => {
  const account = new kplus.ServiceAccount(shopChart('vault'), 'account');
  expect(refusalOf(() => database({ pods: { serviceAccount: account } }))).toBe(
    `shop/mysql pods.serviceAccount: found a ServiceAccount of namespace "vault", expected one of the pods' own namespace "shop"; make the ServiceAccount there as well`,
  );
});

test.each<[string, object, string]>([
  [
    'a variable that the database has',
    { environment: { PRIMARY_HOST: kplus.EnvValue.fromValue('x') } },
    'environment: found the variable "PRIMARY_HOST", which the database has already, expected another variable; leave it out, or change the property that it comes from',
  ],
  [
    'a password beside that of the Secret',
    { environment: { MYSQL_ROOT_PASSWORD: kplus.EnvValue.fromValue('hunter2') } },
    'environment: found the variable "MYSQL_ROOT_PASSWORD", which the database has already, expected another variable; leave it out, or change the property that it comes from',
  ],
  [
    'a database that the scripts would not hear of',
    { environment: { MYSQL_DATABASE: kplus.EnvValue.fromValue('x') } },
    'environment: found the variable "MYSQL_DATABASE", which the database has already, expected another variable; leave it out, or change the property that it comes from',
  ],
  [
    'a password of another user',
    { environment: { MYSQL_PASSWORD: kplus.EnvValue.fromValue('x') } },
    'environment: found the variable "MYSQL_PASSWORD", which the database has already, expected another variable; leave it out, or change the property that it comes from',
  ],
  [
    'a user of MariaDB by its old name',
    { engine: DatabaseEngine.mariadb('11.4'), environment: { MYSQL_USER: kplus.EnvValue.fromValue('x') } },
    'environment: found the variable "MYSQL_USER", which the database has already, expected another variable; leave it out, or change the property that it comes from',
  ],
  [
    'an administrator whom the scripts do not know',
    { engine: DatabaseEngine.postgres('18'), environment: { POSTGRES_USER: kplus.EnvValue.fromValue('x') } },
    'environment: found the variable "POSTGRES_USER", which the database has already, expected another variable; leave it out, or change the property that it comes from',
  ],
  [
    'a folder where the volume is not',
    { engine: DatabaseEngine.postgres('18'), environment: { PGDATA: kplus.EnvValue.fromValue('x') } },
    'environment: found the variable "PGDATA", which the database has already, expected another variable; leave it out, or change the property that it comes from',
  ],
  [
    'a variable as a text',
    { environment: { TZ: 'UTC' } },
    'environment["TZ"]: found "UTC", expected an EnvValue; make one with EnvValue.fromValue("…")',
  ],
  ['an argument as a number', { arguments: [1] }, 'arguments[0]: found 1, expected a text; write it as a text'],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => database(props))).toBe(`shop/mysql ${sentence}`);
});
