import * as kplus from 'cdk8s-plus-27';
import * as kplus28 from 'cdk8s-plus-28';
import * as kplus34 from 'cdk8s-plus-34';
import { DatabaseCredentials, type DatabaseCredentialsOptions, DatabasePassword } from '../../../src';
import { refusalOf, shopChart } from '../../support/synth';
import { least, statefulSetOf } from './sample-database';

test('credentials name a Secret, its key "password", and nothing else by default', () => {
  const credentials = DatabaseCredentials.fromSecretName('mysql-secret');
  expect(credentials.secretName).toBe('mysql-secret');
  expect(credentials.passwordKey).toBe('password');
  expect(credentials.user).toBeUndefined();
  expect([credentials.replicationPassword.secretName, credentials.replicationPassword.key]).toEqual([
    'mysql-secret',
    'replication-password',
  ]);
  expect(credentials.database).toBeUndefined();
});

const chart = shopChart();
test.each([
  ['made with cdk8s-plus-27', new kplus.Secret(chart, 'made-27', { metadata: { name: 'db' } })],
  ['made with cdk8s-plus-28', new kplus28.Secret(chart, 'made-28', { metadata: { name: 'db' } })],
  ['made with cdk8s-plus-34', new kplus34.Secret(chart, 'made-34', { metadata: { name: 'db' } })],
  ['imported with cdk8s-plus-27', kplus.Secret.fromSecretName(chart, 'imported-27', 'db')],
  ['imported with cdk8s-plus-34', kplus34.Secret.fromSecretName(chart, 'imported-34', 'db')],
  ['named in an object', { name: 'db' }],
])('a Secret %s is referred to by its name', (_, secret) => {
  const credentials = DatabaseCredentials.fromSecret(secret, { passwordKey: 'root.password' });
  const [passwords] = statefulSetOf({ credentials }).spec.template.spec.volumes;
  expect(passwords.projected.sources[0]).toEqual({
    secret: { name: 'db', items: [{ key: 'root.password', path: 'admin-password' }] },
  });
});

test('a password in the place of credentials does not compile', () => {
  // @ts-expect-error a text is no DatabaseCredentials
  const props: typeof least = { ...least, credentials: 'hunter2' };
  expect(typeof props.credentials).toBe('string');
});

test.each<[string, string, object, string]>([
  [
    'a password in the place of the name',
    'Hunter2!',
    {},
    'DatabaseCredentials.fromSecretName: found a text, expected a DNS name: 1 to 253 of a-z, 0-9, "-" and ".", with a letter or digit at both ends of each part; write the name of the Secret, not the password',
  ],
  [
    'a password in the place of the key',
    'db',
    { passwordKey: 'hunter 2' },
    'DatabaseCredentials.fromSecretName passwordKey: found a text, expected a key: 1 to 253 letters, digits, "-", "_" and ".", without ".." at its start; write the key in the Secret, not the password',
  ],
  [
    'a blank database',
    'db',
    { database: ' ' },
    'DatabaseCredentials.fromSecretName database: found " ", expected a text with at least one visible character; write something, or leave it out',
  ],
  [
    'a user without a database',
    'db',
    { user: 'shop' },
    'DatabaseCredentials.fromSecretName user: found a user without a database, expected the database that the user may use; name it: database: "shop"',
  ],
  [
    'a password of nobody',
    'db',
    { userPassword: DatabasePassword.fromSecretName('db') },
    'DatabaseCredentials.fromSecretName userPassword: found a password of nobody, expected a user it belongs to; name the user',
  ],
  [
    'a password as a text',
    'db',
    { replicationPassword: 'hunter2' },
    'DatabaseCredentials.fromSecretName replicationPassword: found a text, expected a DatabasePassword; make one with DatabasePassword.fromSecretName("mysql-secret", "password")',
  ],
  [
    'a password among the options',
    'db',
    { password: 'hunter2' },
    'DatabaseCredentials.fromSecretName: found the unknown property "password", expected passwordKey, replicationPassword, database, user, userPassword or 1 more; leave it out',
  ],
])('%s is refused', (_, name, options, sentence) => {
  const refused = refusalOf(() => DatabaseCredentials.fromSecretName(name, options as DatabaseCredentialsOptions));
  expect(refused).toBe(sentence);
  expect(refused.toLowerCase()).not.toContain('hunter');
});

test.each<[unknown, string]>([
  ['hunter2', 'DatabaseCredentials.fromSecret: found a text, expected a Secret; pass the Secret itself'],
  [undefined, 'DatabaseCredentials.fromSecret: found nothing, expected a Secret; pass the Secret itself'],
  [
    kplus.ConfigMap.fromConfigMapName(chart, 'files', 'files'),
    'DatabaseCredentials.fromSecret: found an object of kind "ConfigMap", expected a Secret; pass the Secret itself',
  ],
])('%p is refused in the place of a Secret', (secret, sentence) => {
  expect(refusalOf(() => DatabaseCredentials.fromSecret(secret as { name: string }))).toBe(sentence);
});

test('passwords may lie in several Secrets', () => {
  const credentials = DatabaseCredentials.fromSecretName('admin', {
    passwordKey: 'root',
    replicationPassword: DatabasePassword.fromSecretName('replication'),
    database: 'shop',
    user: 'shop',
    userPassword: DatabasePassword.fromSecret({ name: 'shop' }, 'sql.password'),
  });
  const [passwords] = statefulSetOf({ credentials }).spec.template.spec.volumes;
  expect(passwords.projected.sources).toEqual([
    { secret: { name: 'admin', items: [{ key: 'root', path: 'admin-password' }] } },
    // Single pods need none, and a pod template that changed when the database grows would block its growth.
    { secret: { name: 'replication', items: [{ key: 'password', path: 'replication-password' }], optional: true } },
    { secret: { name: 'shop', items: [{ key: 'sql.password', path: 'user-password' }] } },
  ]);
});

test.each<[() => DatabasePassword, string]>([
  [
    () => DatabasePassword.fromSecretName('Hunter2!'),
    'DatabasePassword.fromSecretName: found a text, expected a DNS name: 1 to 253 of a-z, 0-9, "-" and ".", with a letter or digit at both ends of each part; write the name of the Secret, not the password',
  ],
  [
    () => DatabasePassword.fromSecretName('db', 'hunter 2'),
    'DatabasePassword.fromSecretName key: found a text, expected a key: 1 to 253 letters, digits, "-", "_" and ".", without ".." at its start; write the key in the Secret, not the password',
  ],
  [
    () => DatabasePassword.fromSecret('hunter2' as never),
    'DatabasePassword.fromSecret: found a text, expected a Secret; pass the Secret itself',
  ],
])('a password in the place of its name is refused, without repeating it', (make, sentence) => {
  expect(refusalOf(make)).toBe(sentence);
});
