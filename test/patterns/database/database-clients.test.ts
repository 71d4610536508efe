import { type App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  ClientPlace,
  type ConnectionVariables,
  CustomReplication,
  DatabaseCredentials,
  DatabaseEndpoint,
  DatabaseEngine,
  DatabasePassword,
  type HeadlessStatefulDb,
  type HeadlessStatefulDbProps,
  OrdinalRoles,
  PodPort,
} from '../../../src';
import { manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';
import { database } from './sample-database';

const pods = { 'app.kubernetes.io/name': 'mysql', 'app.kubernetes.io/instance': 'mysql' };
const shop = DatabaseCredentials.fromSecretName('mysql', { database: 'shop', user: 'shop' });
const roles = OrdinalRoles.primaryAndReplicas({ primary: 'mongod', replica: 'mongod' });
const redis = {
  image: 'redis:7',
  port: PodPort.tcp(6379, 'redis'),
  dataPath: '/data',
  readiness: kplus.Probe.fromCommand(['redis-cli', 'ping']),
  passwordVariable: 'PASSWORD',
};

function client(chart = shopChart()): kplus.Container {
  const [container] = new kplus.Deployment(chart, 'client', { containers: [{ image: 'client:1' }] }).containers;
  return container as kplus.Container;
}

/** The variables of a client that was handed something. */
function handed(props: Partial<HeadlessStatefulDbProps>, hand: (db: HeadlessStatefulDb, to: kplus.Container) => void) {
  const chart = shopChart();
  hand(database(props, chart), client(chart));
  return theOnly(chart, 'Deployment').spec.template.spec.containers[0].env;
}

test('writes go to the primary and reads to every ready pod', () => {
  const chart = shopChart();
  const db = database({ metadata: { namespace: 'data' } }, chart);
  expect(db.primary).toBeInstanceOf(DatabaseEndpoint);
  expect(db.exposeReads('replicas').dns.full).toBe('replicas.data.svc.cluster.local');
  expect(theOnly(chart, 'Service', 'mysql-primary')).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'mysql-primary', namespace: 'data' },
    spec: {
      ports: [{ name: 'mysql', port: 3306 }],
      selector: { ...pods, 'statefulset.kubernetes.io/pod-name': 'mysql-0' },
    },
  });
  expect(theOnly(chart, 'Service', 'replicas').spec).toEqual({
    ports: [{ name: 'mysql', port: 3306 }],
    selector: pods,
  });
});

test('asking twice gives the same', () => {
  const chart = shopChart();
  const db = database({}, chart);
  expect(db.primary).toBe(db.primary);
  expect(db.exposePrimary()).toBe(db.primary);
  expect(db.exposePrimary('mysql-primary')).toBe(db.primary);
  expect(db.exposePrimary('other')).not.toBe(db.primary);
  expect(db.readers).toBe(db.exposeReads());
  expect(manifestsOf(chart).filter(({ kind }) => kind === 'Service')).toHaveLength(4);
});

test('a name that was chosen first is that of the primary from then on', () => {
  const db = database();
  expect(db.exposePrimary('sql')).toBe(db.primary);
  expect(db.primary.name).toBe('sql');
});

test('without a request there are no Services for clients', () => {
  const chart = shopChart();
  database({ replicas: 3 }, chart);
  expect(manifestsOf(chart).filter(({ kind }) => kind === 'Service')).toHaveLength(1);
});

test.each<[string, Partial<HeadlessStatefulDbProps>, string]>([
  ['several pods', { replicas: 3 }, 'mysql-primary'],
  // So that nothing changes for clients when it grows.
  ['a single pod that can grow', {}, 'mysql-primary'],
  ['several pods of commands', { replicas: 3, roles }, 'mysql-primary'],
  ['the only pod of an engine that does not replicate', { engine: DatabaseEngine.mongodb('8.0') }, 'mysql'],
])('the address of %s is never that of pods that refuse writes', (_, props, host) => {
  const env = handed(props, (db, to) => db.addAddressTo(to, { host: 'DB_HOST' }));
  expect(env).toEqual([{ name: 'DB_HOST', value: host }]);
});

test('a client gets all it needs to log in, and the password stays in its Secret', () => {
  const env = handed({ credentials: shop }, (db, to) => {
    const variables = { host: 'H', port: 'P', user: 'U', password: 'W', database: 'D', url: 'URL' };
    db.addConnectionTo(to, variables);
    db.readers.addConnectionTo(to, { host: 'READ_HOST', calledFrom: ClientPlace.OTHER_NAMESPACE });
  });
  const secret = { valueFrom: { secretKeyRef: { name: 'mysql', key: 'user-password' } } };
  expect(env).toEqual([
    { name: 'H', value: 'mysql-primary' },
    { name: 'P', value: '3306' },
    { name: 'U', value: 'shop' },
    { name: 'W', ...secret },
    { name: 'D', value: 'shop' },
    // Kubernetes expands what stands before.
    { name: 'URL_PASSWORD', ...secret },
    { name: 'URL', value: 'mysql://shop:$(URL_PASSWORD)@mysql-primary:3306/shop' },
    { name: 'READ_HOST', value: 'mysql-read.shop' },
  ]);
});

test('a client elsewhere is given the longer name without being asked for it, and no password', () => {
  const chart = shopChart();
  const other = new Chart(chart.node.root as App, 'other', { namespace: 'other' });
  const db = database({ credentials: shop }, chart);
  db.addConnectionTo(client(other), { host: 'HOST', user: 'USER' });
  expect(theOnly(other, 'Deployment').spec.template.spec.containers[0].env).toEqual([
    { name: 'HOST', value: 'mysql-primary.shop' },
    { name: 'USER', value: 'shop' },
  ]);
  for (const variables of [{ password: 'SECRET' }, { url: 'SECRET' }]) {
    const [key] = Object.keys(variables);
    db.readers.addConnectionTo(client(new Chart(other, key as string, { namespace: 'other' })), variables);
    expect(() => Testing.synth(chart)).toThrow(
      `[shop/mysql/mysql-read] addConnectionTo ${key}: found "SECRET" for a client in another namespace, which cannot see the Secret, expected host, port, user or database; have a copy of the Secret made there and refer to it`,
    );
  }
});

test('a URL takes the percent-encoded password where there is one', () => {
  const credentials = DatabaseCredentials.fromSecretName('db', {
    database: 'shop',
    user: 'shop',
    userPasswordForUrls: DatabasePassword.fromSecretName('db', 'user-password-encoded'),
  });
  const engine = DatabaseEngine.postgres('17');
  const env = handed({ credentials, engine }, (db, to) => db.addConnectionTo(to, { url: 'URL', password: 'PASSWORD' }));
  expect(env).toEqual([
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'user-password' } } },
    { name: 'URL_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'user-password-encoded' } } },
    { name: 'URL', value: 'postgresql://shop:$(URL_PASSWORD)@mysql-primary:5432/shop' },
  ]);
});

test('where there is nobody else, clients are the administrator', () => {
  const credentials = DatabaseCredentials.fromSecretName('s', { database: '$(A) b' });
  const engine = DatabaseEngine.mongodb('8.0');
  const [, , url] = handed({ engine, credentials }, (db, to) => db.addConnectionTo(to, { user: 'USER', url: 'URL' }));
  expect(url).toEqual({ name: 'URL', value: 'mongodb://root:$(URL_PASSWORD)@mysql:27017/%24(A)%20b?authSource=admin' });
});

test.each<[string, ConnectionVariables, string]>([
  [
    'nothing at all',
    {},
    'found no variable, expected host, port, user, password, database or url; write { host: "DATABASE_HOST", password: "DATABASE_PASSWORD" }',
  ],
  ['one name for two', { host: 'DB', port: 'DB' }, 'found "DB" twice, expected a variable for each; rename one'],
  [
    'the name that the password of the URL needs',
    { password: 'URL_PASSWORD', url: 'URL' },
    'found "URL_PASSWORD" twice, expected a variable for each; rename one',
  ],
  [
    'a password from another namespace',
    { password: 'PASSWORD', calledFrom: ClientPlace.OTHER_NAMESPACE },
    'password: found "PASSWORD" for a client in another namespace, which cannot see the Secret, expected host, port, user or database; have a copy of the Secret made there and refer to it',
  ],
])('%s is refused', (_, variables, sentence) => {
  const db = database({ credentials: shop });
  const where = 'shop/mysql/mysql-primary addConnectionTo';
  const separator = sentence.startsWith('password') ? ' ' : ': ';
  expect(refusalOf(() => db.addConnectionTo(client(), variables))).toBe(`${where}${separator}${sentence}`);
});

const custom = (props: object = {}) => DatabaseEngine.custom({ ...redis, ...props });

test.each<[string, Partial<HeadlessStatefulDbProps>, ConnectionVariables, string]>([
  [
    'the administrator as a client',
    {},
    { password: 'PASSWORD' },
    'shop/mysql/mysql-primary addConnectionTo: found nobody but the administrator, expected a user for applications; name one in the credentials: { database: "shop", user: "shop" }',
  ],
  [
    'a user of an engine that names none',
    { engine: custom() },
    { user: 'USER' },
    'shop/mysql addConnectionTo user: found no user, expected an engine whose administrator has a name; leave it out, or set admin in DatabaseEngine.custom',
  ],
  [
    'a database where none is named',
    { engine: custom() },
    { database: 'NAME' },
    'shop/mysql addConnectionTo database: found no database, expected credentials that name one; leave it out, or write { database: "shop" }',
  ],
  [
    'a URL of an engine without one',
    { engine: custom() },
    { url: 'URL' },
    'shop/mysql addConnectionTo url: found no scheme, expected an engine with one; leave it out, or set urlScheme in DatabaseEngine.custom',
  ],
])('%s is refused', (_, props, variables, sentence) => {
  expect(refusalOf(() => database(props).addConnectionTo(client(), variables))).toBe(sentence);
});

test('reads of pods that do not replicate are refused', () => {
  const cure = 'set replication in DatabaseEngine.custom, or write roles';
  expect(refusalOf(() => database({ engine: custom() }).exposeReads())).toBe(
    `shop/mysql exposeReads: found pods of a custom engine, which do not replicate, expected pods that hold the same data; ${cure}`,
  );
  const engine = custom({ replication: CustomReplication.clustersByItself() });
  expect(database({ engine }).readers.name).toBe('mysql-read');
});

test('a primary of MongoDB, which elects it, is refused', () => {
  const db = database({ engine: DatabaseEngine.mongodb('8.0'), replicas: 3, roles });
  expect(refusalOf(() => db.primary)).toBe(
    'shop/mysql exposePrimary: found 3 pods of MongoDB, which elect their primary themselves, expected clients that know all pods: one Service does not follow the primary; give them the URL of the replica set: mongodb://mysql-0.mysql,mysql-1.mysql,mysql-2.mysql/?replicaSet=…',
  );
});
