import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  type CustomEngineProps,
  CustomReplication,
  DatabaseCredentials,
  DatabaseEngine,
  HeadlessStatefulDb,
  OrdinalRoles,
  PodPort,
} from '../../../src';
import { manifestsOf, refusalOf, shopChart, theOnly, warningsOf } from '../../support/synth';
import { containerOf, database, statefulSetOf } from './sample-database';

const port = PodPort.tcp(9042, 'cql');
const least: CustomEngineProps = {
  image: 'registry.example.com:5000/cassandra:5.0',
  port,
  dataPath: '/var/lib/cassandra',
  readiness: kplus.Probe.fromCommand(['nodetool', 'status']),
  passwordVariable: 'CASSANDRA_PASSWORD',
};

test('a custom engine of which little is known is rendered as its image has it', () => {
  const engine = DatabaseEngine.custom(least);
  const { containers, ...pod } = statefulSetOf({ engine }).spec.template.spec;
  expect(pod).toEqual({ automountServiceAccountToken: false });
  expect(containers).toEqual([
    {
      name: 'database',
      image: 'registry.example.com:5000/cassandra:5.0',
      ports: [{ containerPort: 9042, name: 'cql' }],
      env: [{ name: 'CASSANDRA_PASSWORD', valueFrom: { secretKeyRef: { name: 'mysql-secret', key: 'password' } } }],
      readinessProbe: { exec: { command: ['nodetool', 'status'] } },
      volumeMounts: [{ name: 'data', mountPath: '/var/lib/cassandra' }],
    },
  ]);
  expect(engine.port).toBe(port);
});

test('a custom engine of which all is known uses all of it', () => {
  const engine = DatabaseEngine.custom({
    ...least,
    dataSubPath: 'cassandra/data',
    passwordFileVariable: 'CASSANDRA_PASSWORD_FILE',
    databaseVariable: 'CASSANDRA_KEYSPACE',
    initScriptsPath: '/init',
    configPath: '/config',
    user: 1001,
    group: 1002,
  });
  const credentials = DatabaseCredentials.fromSecretName('s', { database: 'shop' });
  const { containers, securityContext } = statefulSetOf({
    engine,
    credentials,
    initScripts: { name: 'scripts' },
    config: { name: 'config' },
  }).spec.template.spec;
  expect(securityContext).toEqual({
    fsGroup: 1002,
    fsGroupChangePolicy: 'OnRootMismatch',
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(containers[0].securityContext).toEqual({
    runAsUser: 1001,
    runAsGroup: 1002,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  });
  expect(containers[0].env).toEqual([
    { name: 'CASSANDRA_PASSWORD_FILE', value: '/run/secrets/database/admin-password' },
    { name: 'CASSANDRA_KEYSPACE', value: 'shop' },
  ]);
  expect(containers[0].volumeMounts).toEqual([
    { name: 'data', mountPath: '/var/lib/cassandra', subPath: 'cassandra/data' },
    { name: 'passwords', mountPath: '/run/secrets/database' },
    { name: 'init-scripts', mountPath: '/init' },
    { name: 'config', mountPath: '/config' },
  ]);
});

test('a server that runs as root keeps the rights of root', () => {
  const { containers, ...pod } = statefulSetOf({ engine: DatabaseEngine.custom({ ...least, user: 0 }) }).spec.template
    .spec;
  expect(pod).not.toHaveProperty('securityContext');
  expect(containers[0].securityContext).toEqual({ runAsUser: 0 });
});

test('a group without a user owns the volume but is no group to run as', () => {
  const { containers, securityContext } = statefulSetOf({ engine: DatabaseEngine.custom({ ...least, group: 1000 }) })
    .spec.template.spec;
  expect(securityContext).toEqual({ fsGroup: 1000, fsGroupChangePolicy: 'OnRootMismatch' });
  expect(containers[0]).not.toHaveProperty('securityContext');
});

test('the pull policy of the server is left to Kubernetes, whatever the tag', () => {
  for (const image of ['cassandra:latest', 'cassandra:5', `cassandra@sha256:${'0'.repeat(64)}`]) {
    expect(containerOf({ engine: DatabaseEngine.custom({ ...least, image }) })).not.toHaveProperty('imagePullPolicy');
  }
});

test.each<[string, object, string]>([
  [
    'an image without a tag',
    { image: 'cassandra' },
    'DatabaseEngine.custom image: found "cassandra" without a tag, expected an image with a tag or digest, such as "mysql:8.4"; say which version: what "latest" means changes under a running database',
  ],
  [
    'a port as a number',
    { port: 9042 },
    'DatabaseEngine.custom port: found 9042, expected a PodPort; make one with PodPort.tcp(8080, "http")',
  ],
  [
    'a data path that is relative',
    { dataPath: 'data' },
    'DatabaseEngine.custom dataPath: found "data", expected an absolute path inside the container, without ":" and ".."; such as "/var/lib/data"',
  ],
  [
    'a folder outside the volume',
    { dataSubPath: '../other' },
    'DatabaseEngine.custom dataSubPath: found "../other", expected a relative path inside the volume, without ".."; such as "data"',
  ],
  [
    'no readiness probe',
    { readiness: undefined },
    'DatabaseEngine.custom readiness: found nothing, expected a Probe; make one with Probe.fromCommand(["redis-cli", "ping"])',
  ],
  [
    'no variable for the password',
    { passwordVariable: undefined },
    'DatabaseEngine.custom: found no variable for the password, expected passwordVariable, passwordFileVariable or both; name the variable that the image reads its password from',
  ],
  [
    'one variable for two things',
    { databaseVariable: 'CASSANDRA_PASSWORD' },
    'DatabaseEngine.custom databaseVariable: found "CASSANDRA_PASSWORD" a second time, expected different values for passwordVariable and databaseVariable; change one of them',
  ],
  [
    'one path for two things',
    { configPath: '/var/lib/cassandra' },
    'DatabaseEngine.custom configPath: found "/var/lib/cassandra" a second time, expected different values for dataPath and configPath; change one of them',
  ],
  [
    'a user number below 0',
    { user: -1 },
    'DatabaseEngine.custom user: found -1, expected a whole number from 0 to 2147483647; use 0 or more',
  ],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => DatabaseEngine.custom({ ...least, ...props }))).toBe(sentence);
});

test.each<[string, object, string]>([
  [
    'a URL instead of its scheme',
    { urlScheme: 'redis://' },
    'DatabaseEngine.custom urlScheme: found "redis://", expected the scheme of a URL: a-z, 0-9, "+", "-" and ".", with a letter first; such as "redis"',
  ],
  [
    'a replication as a text',
    { replication: 'yes' },
    'DatabaseEngine.custom replication: found a text, expected a CustomReplication; make one with CustomReplication.clustersByItself()',
  ],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => DatabaseEngine.custom({ ...least, ...props } as CustomEngineProps))).toBe(sentence);
});

test('scripts without a start are refused', () => {
  expect(refusalOf(() => CustomReplication.scripts({ start: '' }))).toBe(
    'CustomReplication.scripts start: found an empty text, expected a text with at least one visible character; write something, or leave it out',
  );
});

test('an engine that clusters by itself has several pods, any of which its clients reach', () => {
  const chart = shopChart();
  const engine = DatabaseEngine.custom({ ...least, replication: CustomReplication.clustersByItself() });
  const db = database({ engine, replicas: 3 }, chart);
  expect(theOnly(chart, 'StatefulSet').spec).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel' });
  expect(theOnly(chart, 'Service', 'mysql').spec.publishNotReadyAddresses).toBe(true);
  expect(manifestsOf(chart).map(({ kind }) => kind)).toEqual(['Service', 'StatefulSet', 'PodDisruptionBudget']);
  const all = { 'app.kubernetes.io/name': 'database', 'app.kubernetes.io/instance': 'mysql' };
  expect([db.primary, db.readers].map(({ name }) => theOnly(chart, 'Service', name).spec.selector)).toEqual([all, all]);
});

test('scripts of your own run the pods, and say when they are ready', () => {
  const chart = shopChart();
  const replication = CustomReplication.scripts({ start: 'exec redis-server', ready: 'redis-cli ping' });
  const db = database({ engine: DatabaseEngine.custom({ ...least, replication }), replicas: 2 }, chart);
  expect(theOnly(chart, 'ConfigMap').data).toEqual({ 'start.sh': 'exec redis-server', 'ready.sh': 'redis-cli ping' });
  const { containers, volumes } = theOnly(chart, 'StatefulSet').spec.template.spec;
  expect(containers[0].command).toEqual(['bash', '/replication/start.sh']);
  expect(containers[0].readinessProbe.exec.command).toEqual(['bash', '/replication/ready.sh']);
  expect(containers[0].env.map(({ name }: { name: string }) => name)).toEqual([
    'PRIMARY_HOST',
    'PRIMARY_ORDINAL',
    'MAX_LAG_SECONDS',
    'READ_WITHOUT_PRIMARY',
    'ACCEPT_LOSS',
    // The script may end in the image's entrypoint.
    'CASSANDRA_PASSWORD',
  ]);
  expect(volumes.map(({ name }: { name: string }) => name)).toEqual([
    'passwords',
    'replication-scripts',
    'replication-state',
  ]);
  expect(theOnly(chart, 'Service', db.primary.name).spec.selector['statefulset.kubernetes.io/pod-name']).toBe(
    'mysql-0',
  );
});

test('scripts that do not say when they are ready leave it to the engine', () => {
  const replication = CustomReplication.scripts({ start: 'exec cassandra' });
  const container = containerOf({ engine: DatabaseEngine.custom({ ...least, replication }) });
  expect(container.readinessProbe).toEqual({ exec: { command: ['nodetool', 'status'] } });
});

describe('the official images of Redis and Valkey, which read a password from no variable', () => {
  const made = (image: string, roles?: OrdinalRoles) =>
    warningsOf(() => {
      new HeadlessStatefulDb(shopChart(), 'cache', {
        engine: DatabaseEngine.custom({
          image,
          port: PodPort.tcp(6379),
          dataPath: '/data',
          readiness: kplus.Probe.fromTcpSocket(),
          passwordVariable: 'CACHE_PASSWORD',
        }),
        storage: { size: Size.gibibytes(1) },
        credentials: DatabaseCredentials.fromSecretName('cache'),
        roles,
      });
    });

  test.each([
    ['redis:8.2', 'redis-server'],
    ['docker.io/valkey/valkey:9.0', 'valkey-server'],
  ])('%s: a warning says that everybody is let in, and what hands it over', (image, server) => {
    const start = `docker-entrypoint.sh ${server} --requirepass "$CACHE_PASSWORD"`;
    expect(made(image)).toEqual([
      `shop/cache engine: found the image "${image}", which reads a password from no variable, so that its server lets everybody in, expected a command that hands the password over; write roles: OrdinalRoles.primaryAndReplicas({ primary: '${start}', replica: '${start}' })`,
    ]);
    expect(made(image, OrdinalRoles.primaryAndReplicas({ primary: start, replica: start }))).toEqual([]);
  });

  test('copies on other registries may read one', () => {
    expect(made('registry.example.com/redis:8.2')).toEqual([]);
  });
});
