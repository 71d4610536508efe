import { DatabaseCredentials, DatabaseEngine } from '../../../src';
import { refusalOf } from '../../support/synth';
import { containerOf, statefulSetOf } from './sample-database';

const inFile = DatabaseCredentials.fromSecretName('db-secret', { asFile: true, database: 'shop' });
const inVariable = DatabaseCredentials.fromSecretName('db-secret', { passwordKey: 'root', database: 'shop' });
const mySqlQuery = `mysql --protocol=TCP --host=127.0.0.1 --user=root --execute='SELECT 1'`;
const mongoPing = `exec "$(command -v mongosh || command -v mongo)" --quiet --host "$HOSTNAME" --eval 'quit(db.adminCommand({ ping: 1 }).ok === 1 ? 0 : 1)'`;
const pgIsReady = ['pg_isready', '--host=127.0.0.1', '--username=postgres'];

const engines = [
  {
    engine: DatabaseEngine.mysql('8.4'),
    name: 'mysql',
    image: 'mysql:8.4',
    port: 3306,
    id: 999,
    mount: { mountPath: '/var/lib/mysql', subPath: 'mysql' },
    password: 'MYSQL_ROOT_PASSWORD',
    database: 'MYSQL_DATABASE',
    fixed: [],
    probe: ['sh', '-c', `MYSQL_PWD="$MYSQL_ROOT_PASSWORD" ${mySqlQuery}`],
    probeOfFile: ['sh', '-c', `MYSQL_PWD="$(cat "$MYSQL_ROOT_PASSWORD_FILE")" ${mySqlQuery}`],
    timeout: 5,
  },
  {
    engine: DatabaseEngine.mariadb('11.4'),
    name: 'mariadb',
    image: 'mariadb:11.4',
    port: 3306,
    id: 999,
    mount: { mountPath: '/var/lib/mysql', subPath: 'mysql' },
    password: 'MARIADB_ROOT_PASSWORD',
    database: 'MARIADB_DATABASE',
    fixed: [],
    probe: ['healthcheck.sh', '--connect', '--innodb_initialized'],
    timeout: 5,
  },
  {
    engine: DatabaseEngine.postgres('17.2'),
    name: 'postgres',
    image: 'postgres:17.2',
    port: 5432,
    id: 999,
    mount: { mountPath: '/var/lib/postgresql/data' },
    password: 'POSTGRES_PASSWORD',
    database: 'POSTGRES_DB',
    fixed: [{ name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' }],
    probe: pgIsReady,
    timeout: 5,
  },
  {
    engine: DatabaseEngine.postgres('18-alpine3.22'),
    name: 'postgres',
    image: 'postgres:18-alpine3.22',
    port: 5432,
    id: 70,
    mount: { mountPath: '/var/lib/postgresql' },
    password: 'POSTGRES_PASSWORD',
    database: 'POSTGRES_DB',
    fixed: [],
    probe: pgIsReady,
    timeout: 5,
  },
  {
    engine: DatabaseEngine.mongodb('8.0-noble'),
    name: 'mongodb',
    image: 'mongo:8.0-noble',
    port: 27_017,
    id: 999,
    mount: { mountPath: '/data/db', subPath: 'mongodb' },
    password: 'MONGO_INITDB_ROOT_PASSWORD',
    database: 'MONGO_INITDB_DATABASE',
    fixed: [{ name: 'MONGO_INITDB_ROOT_USERNAME', value: 'root' }],
    probe: ['sh', '-c', mongoPing],
    timeout: 10,
  },
];

describe.each(engines)('$image', (expected) => {
  const { engine, name, image, port, id, mount, password, database, fixed, probe, timeout } = expected;

  test('runs the official image at its own port, in its own data folder, as its own user', () => {
    const { securityContext: pod, containers } = statefulSetOf({ engine }).spec.template.spec;
    expect(containers[0]).toMatchObject({ name, image, ports: [{ containerPort: port, name }] });
    expect(containers[0].volumeMounts).toEqual([{ name: 'data', ...mount }]);
    expect(pod).toEqual({ fsGroup: id, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(containers[0].securityContext).toEqual({
      runAsUser: id,
      runAsGroup: id,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
  });

  test('is ready when the server answers, not when a port opens', () => {
    expect(containerOf({ engine }).readinessProbe).toEqual({ exec: { command: probe }, timeoutSeconds: timeout });
    expect(containerOf({ engine, credentials: inFile }).readinessProbe.exec.command).toEqual(
      expected.probeOfFile ?? probe,
    );
    expect(containerOf({ engine })).not.toHaveProperty('livenessProbe');
    expect(containerOf({ engine })).not.toHaveProperty('startupProbe');
  });

  test('takes the password from a variable that the Secret fills', () => {
    expect(containerOf({ engine, credentials: inVariable }).env).toEqual([
      ...fixed,
      { name: password, valueFrom: { secretKeyRef: { name: 'db-secret', key: 'root' } } },
      { name: database, value: 'shop' },
    ]);
  });

  test('takes the password from a file on request', () => {
    const { containers, volumes } = statefulSetOf({ engine, credentials: inFile }).spec.template.spec;
    expect(containers[0].env).toEqual([
      ...fixed,
      { name: `${password}_FILE`, value: '/run/secrets/database/password' },
      { name: database, value: 'shop' },
    ]);
    expect(containers[0].volumeMounts).toEqual([
      { name: 'data', ...mount },
      { name: 'password', mountPath: '/run/secrets/database' },
    ]);
    expect(volumes).toEqual([
      { name: 'password', secret: { secretName: 'db-secret', items: [{ key: 'password', path: 'password' }] } },
    ]);
  });
});

test.each([
  ['9.6', 999, '/var/lib/postgresql/data'],
  ['17-alpine', 70, '/var/lib/postgresql/data'],
  ['18', 999, '/var/lib/postgresql'],
  ['19.1-bookworm', 999, '/var/lib/postgresql'],
])('PostgreSQL %s runs as %p with its volume at %s', (version, user, path) => {
  const container = containerOf({ engine: DatabaseEngine.postgres(version) });
  expect(container.securityContext.runAsUser).toBe(user);
  expect(container.volumeMounts[0].mountPath).toBe(path);
});

test.each([
  [DatabaseEngine.mysql('8.4'), '/etc/mysql/conf.d', undefined],
  [DatabaseEngine.mariadb('11.4'), '/etc/mysql/conf.d', undefined],
  [
    DatabaseEngine.postgres('17'),
    '/etc/postgresql',
    ['-c', 'config_file=/etc/postgresql/postgresql.conf', '-c', 'listen_addresses=*'],
  ],
  [DatabaseEngine.mongodb('8.0'), '/etc/mongo', ['--config', '/etc/mongo/mongod.conf']],
])('configuration is read by $image', (engine, path, args) => {
  const container = containerOf({ engine, config: { name: 'files' } });
  expect(container.volumeMounts[1]).toEqual({ name: 'config', mountPath: path });
  expect(container.args).toEqual(args);
});

describe.each(['mysql', 'mariadb', 'postgres', 'mongodb'] as const)('%s', (name) => {
  test.each([
    [undefined, 'nothing', 'say which version you run'],
    ['', 'an empty text', 'say which version you run'],
    ['latest', '"latest"', 'say which version you run'],
    ['8.4:8.4', '"8.4:8.4"', 'say which version you run'],
    [8.4, '8.4', 'write it in quotes'],
  ])('without a version tag is refused: %p', (version, found, cure) => {
    expect(refusalOf(() => DatabaseEngine[name](version as string))).toBe(
      `DatabaseEngine.${name} version: found ${found}, expected the version as an image tag, such as "8.4" or "16-alpine"; ${cure}`,
    );
  });
});

test('what a database is named is what it is called, dollars and all', () => {
  const credentials = DatabaseCredentials.fromSecretName('s', { database: 'a$(PGDATA)$$b$' });
  // The kubelet turns "$$" into "$" and replaces "$(PGDATA)".
  expect(containerOf({ credentials }).env[1]).toEqual({ name: 'MYSQL_DATABASE', value: 'a$$(PGDATA)$$$b$' });
});
