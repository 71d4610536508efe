import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  CustomReplication,
  DatabaseCredentials,
  type DatabaseCredentialsOptions,
  DatabaseEngine,
  DatabasePassword,
  HeadlessStatefulDb,
  type HeadlessStatefulDbProps,
  OrdinalRoles,
  PodPort,
  type RoleCommands,
} from '../../../src';
import { manifestsOf, shopChart } from '../../support/synth';
import { withoutScripts } from '../../support/without-scripts';

const REFUSAL = /^[^\n]*: found .+, expected .+; .+$/s;
const RUNS = { numRuns: 300 };

beforeAll(() => {
  // Some drafts are warned of.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

/** Anything a caller may pass by mistake, objects whose getters throw among it. */
const odd = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom(
    Number.NaN,
    () => 'x',
    Symbol('x'),
    '',
    'data',
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    ),
    {
      get name() {
        throw new Error('no');
      },
    },
  ),
);

// Mostly the first, which goes with everything, so that among many properties many drafts are right in all.
const oddly = (...right: [unknown, ...unknown[]]) =>
  fc.oneof(
    { weight: 100, arbitrary: fc.constant(right[0]) },
    { weight: 30, arbitrary: fc.constantFrom(...right) },
    odd,
  );

/** Builds, and lets nothing pass but a refusal in the grammar. */
function built<T>(build: () => T): T | undefined {
  try {
    return build();
  } catch (error) {
    const { name, message } = error as Error;
    // Most drafts are refused, and `expect` takes its time even where it is content.
    if (name !== 'Error' || !REFUSAL.test(message)) {
      expect(name).toBe('Error');
      expect(message).toMatch(REFUSAL);
    }
    return undefined;
  }
}

const password = DatabasePassword.fromSecretName('p');

const props = fc.record(
  {
    engine: oddly(
      DatabaseEngine.mysql('8.4'),
      DatabaseEngine.postgres('18'),
      DatabaseEngine.mongodb('8.0'),
      DatabaseEngine.mysql('5.7'),
    ),
    credentials: oddly(
      DatabaseCredentials.fromSecretName('s'),
      DatabaseCredentials.fromSecretName('s', { database: 'shop', user: 'shop', replicationPassword: password }),
      DatabaseCredentials.fromSecretName('s', { database: 'a b' }),
    ),
    storage: oddly(
      { size: Size.gibibytes(1) },
      { size: Size.kibibytes(0) },
      { size: Size.gibibytes(1), className: '', subPath: '', claimName: 'x', whenDeleted: 'Delete' },
      { size: Size.gibibytes(1), accessMode: 'ReadWriteMany', whenScaledDown: 'Retain' },
      { size: null },
    ),
    replicas: oddly(undefined, 0, 3, -1, 0.5),
    replication: oddly(
      undefined,
      {},
      { maxLag: Duration.seconds(1), strictReaders: true, acceptLoss: true, primaryOrdinal: 1 },
      { semiSynchronous: true, logRetention: Duration.days(1) },
      { synchronousReplicas: 1, logRetentionSize: Size.gibibytes(1) },
    ),
    roles: oddly(undefined, OrdinalRoles.primaryAndReplicas({ primary: 'a', replica: 'b' })),
    port: oddly(undefined, PodPort.tcp(3306), PodPort.tcp(5432, 'db')),
    extraPorts: oddly(undefined, [], [PodPort.udp(3306, 'x')], [PodPort.tcp(1)], [null]),
    initScripts: oddly(undefined, { name: 'scripts' }),
    config: oddly(undefined, { name: 'config' }, { name: 5 }),
    arguments: oddly(undefined, [], ['--a'], [1]),
    environment: oddly(undefined, {}, { TZ: kplus.EnvValue.fromValue('UTC') }, { TZ: 'UTC' }, { 'a=b': null }),
    resources: oddly(
      undefined,
      {},
      { cpu: { request: kplus.Cpu.millis(1), limit: kplus.Cpu.units(1) } },
      { cpu: { request: kplus.Cpu.units(Number.NaN) } },
      { memory: { request: Size.kibibytes(1) } },
      { memory: { limit: Size.mebibytes(1) } },
      { ephemeralStorage: { limit: Size.mebibytes(512) } },
    ),
    pods: oddly(
      undefined,
      {},
      { selector: { app: 'db' }, labels: { team: 'a' }, annotations: { note: '' } },
      { labels: { 'app.kubernetes.io/name': 'other' } },
      { management: 'Parallel', terminationGracePeriod: Duration.seconds(1), spread: 'DoNotSchedule' },
      { maxUnavailable: 0, serviceAccount: { name: 'db' }, imagePullSecrets: [{ name: 'pull' }] },
      { containers: [{ name: 'x', image: 'x:1' }], initContainers: [{ name: 'y', image: 'y:1' }] },
    ),
    metadata: oddly(undefined, { name: 'x'.repeat(53) }, { labels: { app: 'db' } }),
    publishNotReadyAddresses: oddly(undefined, true),
    ipFamilies: oddly(undefined, ['IPv4']),
    ipFamilyPolicy: oddly(undefined, 'SingleStack'),
  },
  { requiredKeys: ['engine', 'credentials', 'storage'] },
);

test('no properties, however odd, lead to anything but a clean manifest or a refusal', () => {
  let clean = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: props }, odd), (given) => {
      const chart = shopChart();
      const db = built(() => new HeadlessStatefulDb(chart, 'db', given as HeadlessStatefulDbProps));
      if (db !== undefined) {
        built(() => db.exposePrimary());
        built(() => db.exposeReads());
        built(() => db.allowFrom(db));
        expect(JSON.stringify(manifestsOf(chart).map(withoutScripts))).not.toMatch(
          /undefined|NaN|\[object|null|Infinity/,
        );
        clean += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(clean).toBeGreaterThan(10);
});

test('no arguments, however odd, lead to anything but a value or a refusal', () => {
  fc.assert(
    fc.property(odd, odd, (a, b) => {
      built(() => DatabaseEngine.mysql(a as string));
      built(() => DatabaseEngine.custom(a as never));
      built(() => DatabaseCredentials.fromSecretName(a as string, b as DatabaseCredentialsOptions));
      built(() => DatabaseCredentials.fromSecret(a as { name: string }, b as DatabaseCredentialsOptions));
      built(() => DatabaseEngine.postgres('17', a as never));
      built(() => DatabasePassword.fromSecretName(a as string, b as string));
      built(() => DatabasePassword.fromSecret(a as { name: string }, b as string));
      built(() => CustomReplication.scripts(a as never));
      built(() => OrdinalRoles.primaryAndReplicas(a as RoleCommands));
      built(() => OrdinalRoles.primaryAndReplicas({ primary: a, replica: b } as RoleCommands));
    }),
    RUNS,
  );
});

test('no custom engine, however odd, leads to anything but a clean manifest or a refusal', () => {
  const engine = fc.record({
    image: oddly('redis:7', 'redis'),
    port: oddly(PodPort.tcp(6379)),
    dataPath: oddly('/data', 'data'),
    dataSubPath: oddly(undefined, 'redis', '..'),
    readiness: oddly(kplus.Probe.fromCommand(['true'])),
    passwordVariable: oddly(undefined, 'PASSWORD'),
    passwordFileVariable: oddly(undefined, 'PASSWORD_FILE'),
    databaseVariable: oddly(undefined, 'PASSWORD'),
    initScriptsPath: oddly(undefined, '/init'),
    configPath: oddly(undefined, '/data'),
    user: oddly(undefined, 0, 1000),
    group: oddly(undefined, 1000),
    admin: oddly(undefined, 'root'),
    urlScheme: oddly(undefined, 'redis', 'redis:'),
    replication: oddly(undefined, CustomReplication.clustersByItself(), CustomReplication.scripts({ start: 'a' })),
  });
  let clean = 0;
  fc.assert(
    fc.property(engine, (given) => {
      const chart = shopChart();
      const db = built(
        () =>
          new HeadlessStatefulDb(chart, 'db', {
            engine: DatabaseEngine.custom(given as never),
            storage: { size: Size.gibibytes(1) },
            credentials: DatabaseCredentials.fromSecretName('s'),
          }),
      );
      if (db !== undefined) {
        expect(JSON.stringify(manifestsOf(chart).map(withoutScripts))).not.toMatch(
          /undefined|NaN|\[object|null|Infinity/,
        );
        clean += 1;
      }
    }),
    { numRuns: 300 },
  );
  expect(clean).toBeGreaterThan(10);
});

test('no clients, however odd, lead to anything but a clean manifest or a refusal', () => {
  const names = fc.record({
    host: oddly(undefined, 'HOST', 'URL'),
    port: oddly(undefined, 'PORT'),
    user: oddly(undefined, 'USER'),
    password: oddly(undefined, 'PASSWORD'),
    database: oddly(undefined, 'NAME'),
    url: oddly(undefined, 'URL'),
    calledFrom: oddly(undefined, 'other namespace'),
  });
  const credentials = DatabaseCredentials.fromSecretName('s', { database: 'shop', user: 'shop' });
  fc.assert(
    fc.property(names, odd, (variables, peer) => {
      const chart = shopChart();
      const db = new HeadlessStatefulDb(chart, 'db', {
        engine: DatabaseEngine.postgres('18'),
        storage: { size: Size.gibibytes(1) },
        credentials,
      });
      const pod = new kplus.Pod(chart, 'client', { containers: [{ image: 'client:1' }] });
      built(() => db.addConnectionTo(pod.containers[0] as kplus.Container, variables as never));
      built(() => db.allowFrom(peer as never));
      built(() => db.allowFrom(pod, peer as never));
      expect(JSON.stringify(manifestsOf(chart).map(withoutScripts))).not.toMatch(
        /undefined|NaN|\[object|null|Infinity/,
      );
    }),
    { numRuns: 100 },
  );
});
