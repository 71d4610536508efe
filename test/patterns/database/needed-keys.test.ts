import { Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as kplus34 from 'cdk8s-plus-34';
import {
  DatabaseCredentials,
  DatabaseEngine,
  DatabasePassword,
  type HeadlessStatefulDb,
  type HeadlessStatefulDbProps,
} from '../../../src';
import { refusalOf, shopChart } from '../../support/synth';
import { database } from './sample-database';

const SHOP = { database: 'shop', user: 'shop' };
const complete = { password: 'a', 'replication-password': 'b', 'user-password': 'c' };

/** What a database says at synth of a Secret `db` with such texts. */
function saidOf(
  stringData: { [key: string]: string },
  props: Partial<HeadlessStatefulDbProps> = {},
  use: (db: HeadlessStatefulDb, chart: ReturnType<typeof shopChart>) => void = () => undefined,
): string | undefined {
  const chart = shopChart();
  new kplus.Secret(chart, 'secret', { metadata: { name: 'db' }, stringData });
  use(database({ credentials: DatabaseCredentials.fromSecretName('db', SHOP), ...props }, chart), chart);
  try {
    Testing.synth(chart);
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n').find((line) => line.includes('shop/mysql'));
  }
}

test('a Secret of this app with all keys is taken', () => {
  expect(saidOf(complete, { replicas: 3 })).toBeUndefined();
});

test('a single pod needs no password of replicas', () => {
  expect(saidOf({ password: 'a', 'user-password': 'c' })).toBeUndefined();
});

const toUrl = (db: HeadlessStatefulDb, chart: ReturnType<typeof shopChart>) => {
  const [container] = new kplus.Deployment(chart, 'client', { containers: [{ image: 'client:1' }] }).containers;
  db.addConnectionTo(container as kplus.Container, { url: 'URL' });
};

test.each<[string, { [key: string]: string }, string]>([
  [
    'no password of the administrator',
    { ...complete, password: undefined as never, root: 'a' },
    'credentials.adminPassword: found Secret "db" of this app with "replication-password", "root" and "user-password", expected the key "password"; add it there, or name another',
  ],
  [
    'no password of replicas',
    { password: 'a', 'user-password': 'c' },
    'credentials.replicationPassword: found Secret "db" of this app with "password" and "user-password", expected the key "replication-password"; add it there, or name another',
  ],
  [
    'no password of the user',
    { password: 'a', 'replication-password': 'b' },
    'credentials.userPassword: found Secret "db" of this app with "password" and "replication-password", expected the key "user-password"; add it there, or name another',
  ],
  [
    'an empty password',
    { ...complete, password: '\n' },
    'credentials.adminPassword: found an empty password, expected a password of one line; generate one',
  ],
  [
    'a password of two lines',
    { ...complete, password: 'hunter2\nhunter3' },
    'credentials.adminPassword: found a password of several lines, expected a password of one line; generate another',
  ],
  [
    'a password that is too long for replicas of MySQL',
    { ...complete, 'replication-password': 'h'.repeat(33) },
    'credentials.replicationPassword: found a password of 33 characters, expected at most 32 characters; generate a shorter one',
  ],
])('a Secret of this app with %s is refused, and no password is repeated', (_, stringData, sentence) => {
  const said = saidOf(JSON.parse(JSON.stringify(stringData)), { replicas: 3 });
  expect(said).toContain(`[shop/mysql] ${sentence}`);
  expect(said).not.toMatch(/hunter|hhh/);
});

test('a password that would break its URL is refused where one is asked for, and not repeated', () => {
  expect(saidOf({ ...complete, 'user-password': 'p@ss/word' })).toBeUndefined();
  const said = saidOf({ ...complete, 'user-password': 'p@ss/word' }, {}, toUrl);
  expect(said).toContain(
    '[shop/mysql/mysql-primary] addConnectionTo url: found a password with characters that a URL must encode, expected letters, digits, "-", ".", "_", "~" and percent-encoded bytes; generate one of those, or keep it percent-encoded as well: userPasswordForUrls',
  );
  expect(said).not.toContain('p@ss');
  expect(saidOf({ ...complete, 'user-password': 'p%40ss-word_.~' }, {}, toUrl)).toBeUndefined();
});

test('a Secret without the encoded password of a URL is refused where one is asked for', () => {
  const userPasswordForUrls = DatabasePassword.fromSecretName('db', 'encoded');
  const credentials = DatabaseCredentials.fromSecretName('db', { ...SHOP, userPasswordForUrls });
  expect(saidOf(complete, { credentials })).toBeUndefined();
  expect(saidOf(complete, { credentials }, toUrl)).toContain(
    '[shop/mysql/mysql-primary] addConnectionTo url: found Secret "db" of this app with "password", "replication-password" and "user-password", expected the key "encoded"; add it there, or name another',
  );
});

test('a Secret of another release is looked at as well, and one that a controller fills is not', () => {
  const said = (annotations: { [key: string]: string }) => {
    const chart = shopChart();
    const secret = new kplus34.Secret(chart, 'secret', { metadata: { name: 'db', annotations } });
    database({ credentials: DatabaseCredentials.fromSecret(secret) }, chart);
    return () => Testing.synth(chart);
  };
  expect(refusalOf(said({}))).toContain(
    '[shop/mysql] credentials.adminPassword: found Secret "db" of this app with no key, expected the key "password"; add it there, or name another',
  );
  expect(said({ 'replicator.v1.mittwald.de/replicate-from': 'vault/db' })).not.toThrow();
});

test.each<[string, DatabaseEngine, string, string | undefined]>([
  [
    'MySQL',
    DatabaseEngine.mysql('8.4'),
    'my.conf',
    'found ConfigMap "config" of this app without a file that ends in ".cnf", expected files that end in ".cnf": MySQL reads no others; rename its keys',
  ],
  ['MySQL', DatabaseEngine.mysql('8.4'), 'my.cnf', undefined],
  [
    'PostgreSQL',
    DatabaseEngine.postgres('17'),
    'pg.conf',
    'found ConfigMap "config" of this app with "pg.conf", expected the key "postgresql.conf"; add it there, or name another',
  ],
  ['PostgreSQL', DatabaseEngine.postgres('17'), 'postgresql.conf', undefined],
])('%s %# is configured by a file that it reads', (_, engine, file, sentence) => {
  const chart = shopChart();
  const config = new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config' }, data: { [file]: '# settings' } });
  database({ engine, config }, chart);
  const synth = () => Testing.synth(chart);
  if (sentence === undefined) {
    expect(synth).not.toThrow();
  } else {
    expect(refusalOf(synth)).toContain(`[shop/mysql] config: ${sentence}`);
  }
});
