import { Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as kplus28 from 'cdk8s-plus-28';
import {
  DatabaseCredentials,
  DatabaseEngine,
  HeadlessStatefulDb,
  type HeadlessStatefulDbProps,
  PodPort,
} from '../../../src';
import { manifestsOf, refusalOf, shopChart } from '../../support/synth';
import { database, least } from './sample-database';

const readiness = kplus.Probe.fromCommand(['true']);
const bare = { image: 'redis:7', port: PodPort.tcp(6379), dataPath: '/data', readiness };
const variableOnly = DatabaseEngine.custom({ ...bare, passwordVariable: 'PASSWORD' });
const { fromSecretName } = DatabaseCredentials;

test.each<[string, object, string]>([
  [
    'a plain-text password, without repeating it',
    { credentials: 'hunter2' },
    'shop/mysql credentials: found a text, expected DatabaseCredentials; keep the password in a Secret and pass DatabaseCredentials.fromSecretName("mysql-secret")',
  ],
  [
    'a password beside the credentials, without repeating it',
    { password: 'hunter2' },
    'shop/mysql: found the unknown property "password", expected engine, credentials, storage, replicas, replication or 13 more; keep it in a Secret, and write credentials: DatabaseCredentials.fromSecretName("mysql-secret")',
  ],
  [
    'no credentials',
    { credentials: undefined },
    'shop/mysql credentials: found nothing, expected a DatabaseCredentials; make one with DatabaseCredentials.fromSecretName("mysql-secret")',
  ],
  [
    'an engine as a text',
    { engine: 'mysql' },
    'shop/mysql engine: found a text, expected a DatabaseEngine; make one with DatabaseEngine.mysql("8.4")',
  ],
  [
    'fewer than no replicas',
    { replicas: -1 },
    'shop/mysql replicas: found -1, expected a whole number from 0 to 2147483647; use 0 or more',
  ],
  [
    'half a replica',
    { replicas: 1.5 },
    'shop/mysql replicas: found 1.5, expected a whole number from 0 to 2147483647; leave out the fraction',
  ],
  [
    'no storage',
    { storage: { size: Size.gibibytes(0) } },
    'shop/mysql storage.size: found 0 KiB, expected a Size above 0 KiB; give the volume room, such as Size.gibibytes(10)',
  ],
  [
    'less than no storage',
    { storage: { size: { toKibibytes: () => -1 } } },
    'shop/mysql storage.size: found -1 KiB, expected a Size above 0 KiB; give the volume room, such as Size.gibibytes(10)',
  ],
  [
    'storage without a unit',
    { storage: { size: 10 } },
    'shop/mysql storage.size: found 10, expected a Size above 0 KiB; give it with its unit, such as Size.gibibytes(10)',
  ],
  [
    'nothing said of the storage',
    { storage: undefined },
    'shop/mysql storage: found nothing, expected the storage of each pod, such as { size: Size.gibibytes(10) }; write an object such as { size: … }',
  ],
  [
    'a storage class that is no name',
    { storage: { size: Size.gibibytes(1), className: 'Fast SSD' } },
    'shop/mysql storage.className: found "Fast SSD", expected a DNS name: 1 to 253 of a-z, 0-9, "-" and ".", with a letter or digit at both ends of each part; did you mean "fast-ssd"?',
  ],
  [
    'a claim with the name of another volume',
    { storage: { size: Size.gibibytes(1), claimName: 'passwords' } },
    'shop/mysql storage.claimName: found "passwords", expected a name that no other volume of the pods has; choose another',
  ],
  [
    'an access mode that is none',
    { storage: { size: Size.gibibytes(1), accessMode: 'RWO' } },
    'shop/mysql storage.accessMode: found "RWO", expected PersistentVolumeAccessMode.READ_WRITE_ONCE, PersistentVolumeAccessMode.READ_ONLY_MANY, PersistentVolumeAccessMode.READ_WRITE_MANY or PersistentVolumeAccessMode.READ_WRITE_ONCE_POD; choose one of these',
  ],
  [
    'storage that nobody can write to',
    { storage: { size: Size.gibibytes(1), accessMode: 'ReadOnlyMany' } },
    'shop/mysql storage.accessMode: found storage that nobody can write to, expected PersistentVolumeAccessMode.READ_WRITE_ONCE, PersistentVolumeAccessMode.READ_WRITE_ONCE_POD or PersistentVolumeAccessMode.READ_WRITE_MANY; a database writes: choose one of these, or leave it out',
  ],
  [
    'a claim name that is no label',
    { storage: { size: Size.gibibytes(1), claimName: 'mysql_data' } },
    'shop/mysql storage.claimName: found "mysql_data", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "mysql-data"?',
  ],
  [
    'a folder outside the volume',
    { storage: { size: Size.gibibytes(1), subPath: '../other' } },
    'shop/mysql storage.subPath: found "../other", expected a relative path inside the volume, without ".."; such as "data"',
  ],
  [
    'a retention that is none',
    { storage: { size: Size.gibibytes(1), whenDeleted: 'Keep' } },
    'shop/mysql storage.whenDeleted: found "Keep", expected ClaimRetention.RETAIN or ClaimRetention.DELETE; choose one of these',
  ],
  [
    'a pod management that is none',
    { pods: { management: 'parallel' } },
    'shop/mysql pods.management: found "parallel", expected PodManagementPolicy.ORDERED_READY or PodManagementPolicy.PARALLEL; did you mean PodManagementPolicy.PARALLEL?',
  ],
  [
    'a port that the engine does not listen on',
    { port: PodPort.tcp(5432, 'mysql') },
    'shop/mysql port: found port 5432/TCP (mysql), expected 3306/TCP, where the engine listens; change the number, or describe a server that listens elsewhere with DatabaseEngine.custom',
  ],
  [
    'a port of another protocol than the engine speaks',
    { port: PodPort.udp(3306, 'mysql') },
    'shop/mysql port: found port 3306/UDP (mysql), expected 3306/TCP, where the engine listens; change the number, or describe a server that listens elsewhere with DatabaseEngine.custom',
  ],
  [
    'a clash of port numbers',
    { extraPorts: [PodPort.tcp(3306, 'metrics')] },
    'shop/mysql extraPorts: found port 3306/TCP twice, expected different ports; leave one out or change its number',
  ],
  [
    'a clash of port names',
    { extraPorts: [PodPort.tcp(9104, 'mysql')] },
    'shop/mysql extraPorts: found the port name "mysql" twice, expected different names; rename one',
  ],
  [
    'a further port without a name',
    { extraPorts: [PodPort.tcp(9104)] },
    'shop/mysql extraPorts: found 2 ports, of which 9104/TCP has no name, expected a name for each of several ports; name it: PodPort.tcp(…, "http")',
  ],
  [
    'the same address family twice',
    { ipFamilies: ['IPv4', 'IPv4'] },
    'shop/mysql ipFamilies: found IPv4 twice, expected each address family once; leave one out',
  ],
  [
    'an option of the roles that is no roles',
    { roles: 'primary' },
    'shop/mysql roles: found a text, expected an OrdinalRoles; make one with OrdinalRoles.primaryAndReplicas({ primary: "…", replica: "…" })',
  ],
  [
    'the name of a database for an image that makes none',
    { engine: variableOnly, credentials: fromSecretName('s', { database: 'shop' }) },
    'shop/mysql credentials: found the name of a database, for which this engine has no place, expected no database; set databaseVariable in DatabaseEngine.custom',
  ],
  [
    'init scripts for an image that runs none',
    { engine: variableOnly, initScripts: { name: 'scripts' } },
    'shop/mysql initScripts: found init scripts, for which this engine has no place, expected none; set initScriptsPath in DatabaseEngine.custom',
  ],
  [
    'configuration for an image that reads none',
    { engine: variableOnly, config: { name: 'config' } },
    'shop/mysql config: found configuration files, for which this engine has no place, expected none; set configPath in DatabaseEngine.custom',
  ],
  [
    'a Secret in the place of a ConfigMap',
    { config: kplus.Secret.fromSecretName(shopChart(), 'secret', 'config') },
    'shop/mysql config: found an object of kind "Secret", expected a ConfigMap; pass the ConfigMap itself',
  ],
  [
    'the name of a ConfigMap in its place',
    { initScripts: 'scripts' },
    'shop/mysql initScripts: found a text, expected a ConfigMap; pass the ConfigMap itself',
  ],
  [
    'a memory request above its limit',
    { resources: { memory: { request: Size.gibibytes(2), limit: Size.gibibytes(1) } } },
    'shop/mysql resources.memory.request: found a request of 2048 MiB, expected at most its limit of 1024 MiB; raise the limit or lower the request',
  ],
  [
    'a name that leaves no room for the label of its pods',
    { metadata: { name: 'a'.repeat(53) } },
    `shop/mysql metadata.name: found "${'a'.repeat(53)}" of 53 characters, expected at most 52 characters: pods of a StatefulSet with a longer name never start; shorten it to 52 characters`,
  ],
  [
    'a name that is no DNS label',
    { metadata: { name: 'my.sql' } },
    'shop/mysql metadata.name: found "my.sql", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "my-sql"?',
  ],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => database(props as Partial<HeadlessStatefulDbProps>))).toBe(sentence);
});

test('52 characters are a good name, and so are its pods', () => {
  const name = 'a'.repeat(52);
  expect(database({ metadata: { name } }).podHost(0)).toBe(`${name}-0.${name}`);
});

test('a construct id that is too long for a StatefulSet is refused', () => {
  const id = 'b'.repeat(53);
  expect(refusalOf(() => new HeadlessStatefulDb(shopChart(), id, least))).toBe(
    `shop/${id} name: found the construct id "${id}" of 53 characters, expected at most 52 characters: pods of a StatefulSet with a longer name never start; shorten it to 52 characters, change the construct id or set metadata.name`,
  );
});

test.each([
  ['27', new kplus.Secret(shopChart('vault'), 'secret', { metadata: { name: 'mysql-secret' } })],
  ['28', new kplus28.Secret(shopChart('vault'), 'secret', { metadata: { name: 'mysql-secret' } })],
])('a Secret of cdk8s-plus-%s in another namespace is refused', (_, secret) => {
  expect(refusalOf(() => database({ credentials: DatabaseCredentials.fromSecret(secret) }))).toBe(
    `shop/mysql credentials: found a Secret of namespace "vault", expected one of the pods' own namespace "shop"; make the Secret there as well`,
  );
});

test.each(['initScripts', 'config'])('a ConfigMap in another namespace is refused as %s', (prop) => {
  const configMap = new kplus28.ConfigMap(shopChart('vault'), 'files');
  expect(refusalOf(() => database({ [prop]: configMap }))).toBe(
    `shop/mysql ${prop}: found a ConfigMap of namespace "vault", expected one of the pods' own namespace "shop"; make the ConfigMap there as well`,
  );
});

test('while the namespace of the database is unknown, a Secret of a namespace is taken', () => {
  const secret = new kplus.Secret(shopChart('vault'), 'secret', { metadata: { name: 'mysql-secret' } });
  const chart = new Chart(Testing.app(), 'shop');
  database({ credentials: DatabaseCredentials.fromSecret(secret) }, chart);
  expect(manifestsOf(chart).map(({ kind }) => kind)).toEqual(['ConfigMap', 'Service', 'StatefulSet']);
});

test.each([
  [-1, 'found -1, expected a whole number from 0 up; use 0 or more'],
  [0.5, 'found 0.5, expected a whole number from 0 up; leave out the fraction'],
  ['0', 'found "0", expected a whole number from 0 up; give a number, without quotes'],
  [3, 'found pod 3 of 3, expected 0 to 2; choose a pod that there is, or raise replicas'],
])('the ordinal %p is refused', (ordinal, sentence) => {
  const refused = refusalOf(() => database({ replicas: 3 }).podHost(ordinal as number));
  expect(refused).toBe(`shop/mysql podHost ordinal: ${sentence}`);
});

test('a client Service with a name that is no DNS label is refused', () => {
  expect(refusalOf(() => database().exposeReads('Reads'))).toBe(
    'shop/mysql exposeReads name: found "Reads", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "reads"?',
  );
});

test('a client Service of a name that the database uses itself is refused', () => {
  const db = database();
  db.exposePrimary('sql');
  expect(refusalOf(() => db.exposeReads('sql'))).toBe(
    'shop/mysql exposeReads: found "sql", which the database has already, expected a name of its own; choose another',
  );
});

test('two databases of one name in a namespace are refused at synth', () => {
  const chart = shopChart();
  database({}, chart);
  new HeadlessStatefulDb(chart, 'twin', { ...least, metadata: { name: 'mysql' } });
  const sentence = refusalOf(() => chart.node.findChild('twin') && manifestsOf(chart));
  const cure = 'expected one Service of a name; rename one of them, or call TargetCluster.describe';
  expect(sentence).toContain(
    `[shop/twin] found Service "mysql" in namespace "shop", which shop/mysql makes already, ${cure}`,
  );
  expect(sentence).toContain(
    '[shop/twin] found StatefulSet "mysql" in namespace "shop", which shop/mysql makes already',
  );
});
