import { DatabaseCredentials, DatabaseEngine } from '../../../src';
import { refusalOf } from '../../support/synth';
import { containerOf, statefulSetOf } from './sample-database';

const credentials = DatabaseCredentials.fromSecretName('db-secret', { passwordKey: 'root', database: 'shop' });
const mongoPing = `exec "$(command -v mongosh || command -v mongo)" --quiet --host "$HOSTNAME" --eval 'quit(db.adminCommand({ ping: 1 }).ok === 1 ? 0 : 1)'`;
const ready = ['bash', '/replication/ready.sh'];
const binaryLog = [
  { name: 'SEMI_SYNCHRONOUS', value: 'no' },
  { name: 'LOG_RETENTION_SECONDS', value: '604800' },
];
const streaming = [
  { name: 'SYNCHRONOUS_REPLICAS', value: '0' },
  { name: 'LOG_RETENTION_SIZE', value: '4GB' },
];

const engines = [
  {
    engine: DatabaseEngine.mysql('8.4'),
    name: 'mysql',
    portName: 'mysql',
    image: 'mysql:8.4',
    port: 3306,
    id: 999,
    mount: { mountPath: '/var/lib/mysql', subPath: 'mysql' },
    fixed: [],
    probe: ready,
    told: binaryLog,
    timeout: 5,
  },
  {
    engine: DatabaseEngine.mariadb('11.4'),
    name: 'mariadb',
    portName: 'mysql',
    image: 'mariadb:11.4',
    port: 3306,
    id: 999,
    mount: { mountPath: '/var/lib/mysql', subPath: 'mysql' },
    fixed: [],
    probe: ready,
    told: binaryLog,
    timeout: 5,
  },
  {
    engine: DatabaseEngine.postgres('17.2'),
    name: 'postgres',
    portName: 'postgres',
    image: 'postgres:17.2',
    port: 5432,
    id: 999,
    mount: { mountPath: '/var/lib/postgresql/data' },
    fixed: [{ name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' }],
    probe: ready,
    told: streaming,
    timeout: 5,
  },
  {
    engine: DatabaseEngine.postgres('18-alpine3.22'),
    name: 'postgres',
    portName: 'postgres',
    image: 'postgres:18-alpine3.22',
    port: 5432,
    id: 70,
    mount: { mountPath: '/var/lib/postgresql' },
    fixed: [],
    probe: ready,
    told: streaming,
    timeout: 5,
  },
];

describe.each(engines)('$image', (expected) => {
  const { engine, name, portName, image, port, id, mount, fixed, probe, told, timeout } = expected;

  test('runs the official image at its own port, in its own data folder, as its own user', () => {
    const { securityContext: pod, containers } = statefulSetOf({ engine }).spec.template.spec;
    expect(containers[0]).toMatchObject({ name, image, ports: [{ containerPort: port, name: portName }] });
    expect(containers[0].volumeMounts[0]).toEqual({ name: 'data', ...mount });
    expect(pod).toEqual({
      fsGroup: id,
      fsGroupChangePolicy: 'OnRootMismatch',
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(containers[0].securityContext).toEqual({
      runAsUser: id,
      runAsGroup: id,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
  });

  test('is ready when a script of the replication says so, however long it took to get there', () => {
    const container = containerOf({ engine });
    expect(container.readinessProbe).toEqual({ exec: { command: probe }, timeoutSeconds: timeout });
    expect(container).not.toHaveProperty('livenessProbe');
    expect(container).not.toHaveProperty('startupProbe');
  });

  test('tells the scripts who is the primary and what to make, and no password', () => {
    expect(containerOf({ engine, credentials }).env).toEqual([
      ...fixed,
      { name: 'PRIMARY_HOST', value: 'mysql-0.mysql.shop.svc.cluster.local' },
      { name: 'PRIMARY_ORDINAL', value: '0' },
      { name: 'MAX_LAG_SECONDS', value: '30' },
      { name: 'READ_WITHOUT_PRIMARY', value: 'yes' },
      { name: 'ACCEPT_LOSS', value: 'no' },
      ...told,
      { name: 'APP_DATABASE', value: 'shop' },
    ]);
  });
});

const alone = [
  {
    engine: DatabaseEngine.mongodb('8.0-noble'),
    password: 'MONGO_INITDB_ROOT_PASSWORD',
    database: 'MONGO_INITDB_DATABASE',
    fixed: [{ name: 'MONGO_INITDB_ROOT_USERNAME', value: 'root' }],
    probe: ['sh', '-c', mongoPing],
    timeout: 10,
    mount: { mountPath: '/data/db', subPath: 'mongodb' },
  },
  {
    engine: DatabaseEngine.mysql('5.7'),
    password: 'MYSQL_ROOT_PASSWORD',
    database: 'MYSQL_DATABASE',
    fixed: [],
    probe: [
      'sh',
      '-c',
      `MYSQL_PWD="$(cat "$MYSQL_ROOT_PASSWORD_FILE")" mysql --protocol=TCP --host=127.0.0.1 --user=root --execute='SELECT 1'`,
    ],
    timeout: 5,
    mount: { mountPath: '/var/lib/mysql', subPath: 'mysql' },
  },
  {
    engine: DatabaseEngine.postgres('12'),
    password: 'POSTGRES_PASSWORD',
    database: 'POSTGRES_DB',
    fixed: [{ name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' }],
    probe: ['pg_isready', '--host=127.0.0.1', '--username=postgres'],
    timeout: 5,
    mount: { mountPath: '/var/lib/postgresql/data' },
  },
];

describe.each(alone)(
  '$engine.image, which runs alone',
  ({ engine, password, database, fixed, probe, timeout, mount }) => {
    test('starts as the image does, with the password from a file', () => {
      const { containers, volumes } = statefulSetOf({ engine, credentials }).spec.template.spec;
      expect(containers[0]).not.toHaveProperty('command');
      expect(containers[0].env).toEqual([
        ...fixed,
        { name: `${password}_FILE`, value: '/run/secrets/database/admin-password' },
        { name: database, value: 'shop' },
      ]);
      expect(containers[0].volumeMounts).toEqual([
        { name: 'data', ...mount },
        { name: 'passwords', mountPath: '/run/secrets/database' },
      ]);
      const sources = [{ secret: { name: 'db-secret', items: [{ key: 'root', path: 'admin-password' }] } }];
      expect(volumes).toEqual([{ name: 'passwords', projected: { defaultMode: 0o440, sources } }]);
    });

    test('is ready when the server answers, not when a port opens', () => {
      expect(containerOf({ engine }).readinessProbe).toEqual({ exec: { command: probe }, timeoutSeconds: timeout });
    });
  },
);

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
  expect(container.volumeMounts.at(-1)).toEqual({ name: 'config', mountPath: path });
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

test('what a database of MongoDB is named is what it is called, dollars and all', () => {
  const named = DatabaseCredentials.fromSecretName('s', { database: 'a$(PGDATA)$$b$' });
  // The kubelet turns "$$" into "$" and replaces "$(PGDATA)".
  expect(containerOf({ engine: DatabaseEngine.mongodb('8.0'), credentials: named }).env.at(-1)).toEqual({
    name: 'MONGO_INITDB_DATABASE',
    value: 'a$$(PGDATA)$$$b$',
  });
});

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  [DatabaseEngine.mysql(`8.4@${digest}`), `mysql:8.4@${digest}`],
  [DatabaseEngine.mysql('8.4', { registry: 'registry.example.com:5000' }), 'registry.example.com:5000/mysql:8.4'],
  [
    DatabaseEngine.postgres('17', { registry: 'registry.example.com', repository: 'mirrors/postgres' }),
    'registry.example.com/mirrors/postgres:17',
  ],
  [DatabaseEngine.mariadb('11.4', { repository: 'library/mariadb' }), 'library/mariadb:11.4'],
  [DatabaseEngine.mongodb('8.0', {}), 'mongo:8.0'],
])('the image of %# is %s', (engine, image) => {
  expect(containerOf({ engine }).image).toBe(image);
});

test.each<[object, string]>([
  [
    { registry: 'https://registry.example.com' },
    'registry: found "https://registry.example.com", expected the host of a registry, such as "registry.example.com:5000"; leave out the scheme and the path; what comes behind the host is the repository',
  ],
  [
    { repository: 'mirrors/mysql:8' },
    'repository: found "mirrors/mysql:8", expected a repository in lower case, such as "mirrors/mysql"; leave out the registry and the tag, which have places of their own',
  ],
  [
    { repository: 'MySQL' },
    'repository: found "MySQL", expected a repository in lower case, such as "mirrors/mysql"; leave out the registry and the tag, which have places of their own',
  ],
])('the image %p is refused', (image, sentence) => {
  expect(refusalOf(() => DatabaseEngine.mysql('8.4', image))).toBe(`DatabaseEngine.mysql image ${sentence}`);
});

test.each(['10.3', '10.10.7-jammy', '10.5'])('MariaDB %s is refused', (version) => {
  expect(refusalOf(() => DatabaseEngine.mariadb(version))).toBe(
    `DatabaseEngine.mariadb version: found "${version}", expected 10.11 or later, whose replicas can refuse all writes; upgrade it first`,
  );
});

test.each(['10', '10.11', '10.11.2', '11', '12.0'])('MariaDB %s is taken', (version) => {
  expect(DatabaseEngine.mariadb(version).image).toBe(`mariadb:${version}`);
});
