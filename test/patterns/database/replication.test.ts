import { Duration, Size } from 'cdk8s';
import { PodManagementPolicy } from 'cdk8s-plus-27';
import { DatabaseCredentials, DatabaseEngine, type HeadlessStatefulDbProps, OrdinalRoles } from '../../../src';
import { manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';
import { containerOf, database, statefulSetOf } from './sample-database';

const postgres = DatabaseEngine.postgres('17');

/** The variables that the scripts are told something by. */
function told(props: Partial<HeadlessStatefulDbProps>): Record<string, string> {
  const { env } = containerOf(props);
  return Object.fromEntries(env.map(({ name, value }: { name: string; value: string }) => [name, value]));
}

test('growing changes nothing of the pods, or they could not be made while the first one is old', () => {
  expect(statefulSetOf({ replicas: 3 }).spec.template).toEqual(statefulSetOf({ replicas: 1 }).spec.template);
  expect({ ...statefulSetOf({ replicas: 3 }).spec, replicas: 1 }).toEqual(statefulSetOf({ replicas: 1 }).spec);
});

test('several pods have a budget for evictions, a single one has none', () => {
  const kinds = (replicas: number) => {
    const chart = shopChart();
    database({ replicas }, chart);
    return manifestsOf(chart).map(({ kind }) => kind);
  };
  expect(kinds(1)).toEqual(['ConfigMap', 'Service', 'StatefulSet']);
  expect(kinds(2)).toEqual(['ConfigMap', 'Service', 'StatefulSet', 'PodDisruptionBudget']);
});

test('scripts and budget are marked like the database, but hold nobody up', () => {
  const chart = shopChart();
  const marks = { labels: { app: 'orders' }, annotations: { note: 'x' } };
  database({ replicas: 2, metadata: { ...marks, finalizers: ['example.com/keep'] } }, chart);
  expect(theOnly(chart, 'ConfigMap').metadata).toEqual({ name: 'mysql-replication', namespace: 'shop', ...marks });
  expect(theOnly(chart, 'PodDisruptionBudget').metadata).toEqual({ name: 'mysql', namespace: 'shop', ...marks });
});

test('another primary changes what the pods are told and where its Service leads', () => {
  const chart = shopChart();
  const db = database({ replicas: 3, replication: { primaryOrdinal: 2 } }, chart);
  expect(theOnly(chart, 'StatefulSet').spec.template.spec.containers[0].env.slice(0, 2)).toEqual([
    { name: 'PRIMARY_HOST', value: 'mysql-2.mysql.shop.svc.cluster.local' },
    { name: 'PRIMARY_ORDINAL', value: '2' },
  ]);
  expect(db.primaryOrdinal).toBe(2);
  expect(db.primaryHost).toBe('mysql-2.mysql.shop.svc.cluster.local');
  expect(theOnly(chart, 'Service', db.primary.name).spec.selector['statefulset.kubernetes.io/pod-name']).toBe(
    'mysql-2',
  );
});

test.each<[string, Partial<HeadlessStatefulDbProps>, object]>([
  ['the lag', { replication: { maxLag: Duration.minutes(2) } }, { MAX_LAG_SECONDS: '120' }],
  ['strict readers', { replication: { strictReaders: true } }, { READ_WITHOUT_PRIMARY: 'no' }],
  ['a loss', { replication: { acceptLoss: true } }, { ACCEPT_LOSS: 'yes' }],
  ['commits that wait', { replicas: 2, replication: { semiSynchronous: true } }, { SEMI_SYNCHRONOUS: 'yes' }],
  ['the age of logs', { replication: { logRetention: Duration.days(1) } }, { LOG_RETENTION_SECONDS: '86400' }],
  [
    'commits that wait for replicas of PostgreSQL',
    { engine: postgres, replicas: 3, replication: { synchronousReplicas: 2 } },
    { SYNCHRONOUS_REPLICAS: '2' },
  ],
  [
    'the size of logs of PostgreSQL',
    { engine: postgres, replication: { logRetentionSize: Size.mebibytes(512) } },
    { LOG_RETENTION_SIZE: '512MB' },
  ],
  [
    'a small one',
    { engine: postgres, replication: { logRetentionSize: Size.kibibytes(512) } },
    { LOG_RETENTION_SIZE: '512kB' },
  ],
  [
    'an application',
    { credentials: DatabaseCredentials.fromSecretName('s', { database: 'shop-1', user: 'Shop_1' }) },
    { APP_DATABASE: 'shop-1', APP_USER: 'Shop_1' },
  ],
])('the scripts are told of %s', (_, props, variables) => {
  expect(told(props)).toMatchObject(variables);
});

const roles = OrdinalRoles.primaryAndReplicas({ primary: 'mysqld', replica: 'mysqld' });
const custom = { engine: DatabaseEngine.mongodb('8.0') };
const named = (options: object) => ({ credentials: DatabaseCredentials.fromSecretName('s', options) });

test.each<[string, object, string]>([
  [
    'an option of PostgreSQL for MySQL',
    { replication: { synchronousReplicas: 1 }, replicas: 3 },
    'replication.synchronousReplicas: found an option of PostgreSQL, expected one that the engine has; leave it out: MySQL and MariaDB have semiSynchronous',
  ],
  [
    'an option of MySQL for PostgreSQL',
    { engine: postgres, replication: { logRetention: Duration.days(1) } },
    'replication.logRetention: found an option of MySQL or MariaDB, expected one that the engine has; leave it out: PostgreSQL has logRetentionSize',
  ],
  [
    'replication of an engine that has none',
    { ...custom, replication: {} },
    'replication: found options for the replicas of MongoDB, which has none here, expected MySQL 8.0.26, MariaDB 10.11, PostgreSQL 13 or later, or CustomReplication.scripts; leave it out',
  ],
  [
    'a primary that there is not',
    { replicas: 3, replication: { primaryOrdinal: 3 } },
    'replication.primaryOrdinal: found pod 3 of 3, expected 0 to 2; choose a pod that there is, or raise replicas',
  ],
  [
    'a primary that the other pods would not look at',
    { replicas: 12, replication: { primaryOrdinal: 10 } },
    'replication.primaryOrdinal: found 10, expected a whole number from 0 to 9; use 9 or less',
  ],
  [
    'a primary behind the only pod',
    { replication: { primaryOrdinal: 1 } },
    'replication.primaryOrdinal: found pod 1 of 1, expected 0, the only pod; choose a pod that there is, or raise replicas',
  ],
  [
    'a primary that pods before it would wait for',
    { replicas: 3, replication: { primaryOrdinal: 1 }, pods: { management: PodManagementPolicy.ORDERED_READY } },
    'replication.primaryOrdinal: found pod 1 as the primary of pods that start in order, expected 0, or pods that start together: those before it would wait for it for ever; set pods.management to PodManagementPolicy.PARALLEL, which needs a new StatefulSet',
  ],
  [
    'commits that would wait for ever',
    { engine: postgres, replicas: 2, replication: { synchronousReplicas: 2 } },
    'replication.synchronousReplicas: found 2 with 2 pods, the primary among them, expected at most 1: every commit would wait for ever; raise replicas or lower it',
  ],
  [
    'a lag of nothing',
    { replication: { maxLag: Duration.seconds(0) } },
    'replication.maxLag: found 0 s, expected 1 s to 86400 s; use 1 s or more',
  ],
  [
    'a lag without a unit',
    { replication: { maxLag: 30 } },
    'replication.maxLag: found 30 without a unit, expected a Duration of 1 s to 86400 s; give it with its unit, such as Duration.minutes(30)',
  ],
  [
    'an unknown option',
    { replication: { maxlag: 1 } },
    'replication: found the unknown property "maxlag", expected maxLag, strictReaders, semiSynchronous, synchronousReplicas, primaryOrdinal or 3 more; did you mean "maxLag"?',
  ],
  [
    'several pods of MongoDB',
    { ...custom, replicas: 3 },
    'replicas: found 3 pods of MongoDB, which would be 3 unrelated databases, expected 1 pod of MongoDB, or roles with commands of your own; take an operator for a replica set, such as the MongoDB Kubernetes Operator, or write the commands',
  ],
  [
    'several pods of an old MySQL',
    { engine: DatabaseEngine.mysql('5.7'), replicas: 3 },
    'replicas: found 3 pods of MySQL, which would be 3 unrelated databases, expected 1 pod of MySQL before 8.0.26, which lacks what the replication needs, or a later release; upgrade it first, one series at a time',
  ],
  [
    'several pods of an old PostgreSQL',
    { engine: DatabaseEngine.postgres('12.4'), replicas: 2 },
    'replicas: found 2 pods of PostgreSQL, which would be 2 unrelated databases, expected 1 pod of PostgreSQL before 13, which lacks what the replication needs, or a later release; dump it, and load it into a later one',
  ],
  [
    'a user of MongoDB',
    { ...custom, ...named({ database: 'shop', user: 'shop' }) },
    'credentials.user: found the user "shop", expected no user but the administrator: there is nobody to make another; leave it out, and make the user by an init script',
  ],
  [
    'a user that the server has',
    named({ database: 'shop', user: 'replicator' }),
    'credentials.user: found "replicator", expected a user of the application alone: the server has this one already; such as "shop"',
  ],
  [
    'a user of a kind that PostgreSQL keeps for itself',
    named({ database: 'shop', user: 'pg_shop' }),
    'credentials.user: found "pg_shop", expected a user of the application alone: the server has this one already; such as "shop"',
  ],
  [
    'the database of accounts as that of an application',
    named({ database: 'mysql', user: 'shop' }),
    'credentials.database: found "mysql", expected a database of the application alone: this one is the server\'s; such as "shop"',
  ],
  [
    'a user with odd letters',
    named({ database: 'shop', user: "o'hara" }),
    'credentials.user: found "o\'hara", expected the name of a user: 1 to 32 letters, digits, "_" and "-", and no digit first; such as "shop"',
  ],
  [
    'a database with odd letters',
    named({ database: 'a`b' }),
    'credentials.database: found "a`b", expected the name of a database: 1 to 63 letters, digits, "_" and "-", and no digit first; such as "shop"',
  ],
  [
    'replication beside commands of your own',
    { roles, replication: {} },
    'replication: found replication beside roles, expected one of them: the commands of roles do everything themselves; leave one out',
  ],
  [
    'arguments beside commands of your own',
    { roles, arguments: ['--a'] },
    'arguments: found arguments beside roles, expected one of them: the commands of roles do everything themselves; leave one out',
  ],
  [
    'peers that cannot find each other',
    { publishNotReadyAddresses: false },
    'publishNotReadyAddresses: found false, expected true: the pods have to find each other before they are ready; leave it out; clients have Services of their own',
  ],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => database(props as Partial<HeadlessStatefulDbProps>))).toBe(`shop/mysql ${sentence}`);
});

test.each<[string, Partial<HeadlessStatefulDbProps>]>([
  ['MySQL 8, the newest of its series', { engine: DatabaseEngine.mysql('8'), replicas: 3 }],
  ['MySQL 8.0.26', { engine: DatabaseEngine.mysql('8.0.26'), replicas: 3 }],
  ['PostgreSQL 13', { engine: DatabaseEngine.postgres('13'), replicas: 3 }],
  [
    'a database that was stopped while another pod was its primary',
    { replicas: 0, replication: { primaryOrdinal: 2 } },
  ],
])('%s is taken', (_, props) => {
  expect(statefulSetOf(props).spec.template.spec.containers[0].command).toEqual(['bash', '/replication/start.sh']);
});

describe('is warned of', () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  beforeEach(() => warned.mockClear());
  afterAll(() => warned.mockRestore());

  test.each<[string, Partial<HeadlessStatefulDbProps>, string]>([
    [
      'a limit of memory on which the server cannot live',
      { resources: { memory: { limit: Size.mebibytes(256) } } },
      'resources.memory.limit: found a limit of 256 MiB, expected 512 MiB or more, without which MySQL is killed when it starts or soon after; raise it, or shrink the buffers of the server by its configuration',
    ],
    [
      'a commit that has nobody to wait for',
      { replication: { semiSynchronous: true } },
      'replication.semiSynchronous: found true with 1 pod, expected a replica that can receive commits; raise replicas, or leave it out',
    ],
  ])('%s', (_, props, sentence) => {
    database(props);
    expect(warned.mock.calls).toEqual([[`warning: shop/mysql ${sentence}`]]);
  });

  test('nothing that works', () => {
    database({
      resources: { memory: { limit: Size.mebibytes(512) } },
      replicas: 2,
      replication: { semiSynchronous: true },
    });
    expect(warned).not.toHaveBeenCalled();
  });
});
