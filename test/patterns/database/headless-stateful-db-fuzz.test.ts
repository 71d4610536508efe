import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  DatabaseCredentials,
  type DatabaseCredentialsOptions,
  DatabaseEngine,
  HeadlessStatefulDb,
  type HeadlessStatefulDbProps,
  OrdinalRoles,
  PodPort,
  type RoleCommands,
} from '../../../src';
import { manifestsOf, shopChart } from '../../support/synth';

const REFUSAL = /^[^\n]*: found .+, expected .+; .+$/s;
const RUNS = { numRuns: 300 };

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

// Mostly right, so that among many properties at least some drafts are right in all.
const oddly = (...right: unknown[]) => fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...right) }, odd);

/** Builds, and lets nothing pass but a refusal in the grammar. */
function built<T>(build: () => T): T | undefined {
  try {
    return build();
  } catch (error) {
    expect((error as Error).name).toBe('Error');
    expect((error as Error).message).toMatch(REFUSAL);
    return undefined;
  }
}

const props = fc.record(
  {
    engine: oddly(DatabaseEngine.mysql('8.4'), DatabaseEngine.postgres('18')),
    credentials: oddly(
      DatabaseCredentials.fromSecretName('s'),
      DatabaseCredentials.fromSecretName('s', { asFile: true }),
    ),
    storageSize: oddly(Size.gibibytes(1), Size.kibibytes(0)),
    storageClassName: oddly(undefined, '', 'fast'),
    accessMode: oddly(undefined, 'ReadWriteMany'),
    replicas: oddly(undefined, 0, 3, -1, 0.5),
    roles: oddly(undefined, OrdinalRoles.primaryAndReplicas({ primary: 'a', replica: 'b' })),
    port: oddly(undefined, PodPort.tcp(3306), PodPort.tcp(5432, 'db')),
    extraPorts: oddly(undefined, [], [PodPort.udp(3306, 'x')], [PodPort.tcp(1)], [null]),
    initScripts: oddly(undefined, { name: 'scripts' }),
    config: oddly(undefined, { name: 'config' }, { name: 5 }),
    resources: oddly(
      undefined,
      {},
      { cpu: { request: kplus.Cpu.millis(1), limit: kplus.Cpu.units(1) } },
      { cpu: { request: kplus.Cpu.units(Number.NaN) } },
      { memory: { request: Size.kibibytes(1) } },
      { ephemeralStorage: { limit: Size.mebibytes(512) } },
    ),
    podManagementPolicy: oddly(undefined, 'Parallel'),
    metadata: oddly(undefined, { name: 'x'.repeat(53) }, { labels: { app: 'db' } }),
    publishNotReadyAddresses: oddly(undefined, true),
    ipFamilies: oddly(undefined, ['IPv4']),
    ipFamilyPolicy: oddly(undefined, 'SingleStack'),
  },
  { requiredKeys: ['engine', 'credentials', 'storageSize'] },
);

test('no properties, however odd, lead to anything but a clean manifest or a refusal', () => {
  let clean = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: props }, odd), (given) => {
      const chart = shopChart();
      const db = built(() => new HeadlessStatefulDb(chart, 'db', given as HeadlessStatefulDbProps));
      if (db !== undefined) {
        db.exposePrimary();
        db.exposeReads();
        expect(JSON.stringify(manifestsOf(chart))).not.toMatch(/undefined|NaN|\[object|null|Infinity/);
        clean += 1;
      }
    }),
    { numRuns: 2000 },
  );
  expect(clean).toBeGreaterThan(0);
});

test('no arguments, however odd, lead to anything but a value or a refusal', () => {
  fc.assert(
    fc.property(odd, odd, (a, b) => {
      built(() => DatabaseEngine.mysql(a as string));
      built(() => DatabaseEngine.custom(a as never));
      built(() => DatabaseCredentials.fromSecretName(a as string, b as DatabaseCredentialsOptions));
      built(() => DatabaseCredentials.fromSecret(a as { name: string }, b as DatabaseCredentialsOptions));
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
  });
  let clean = 0;
  fc.assert(
    fc.property(engine, fc.boolean(), (given, asFile) => {
      const chart = shopChart();
      const db = built(
        () =>
          new HeadlessStatefulDb(chart, 'db', {
            engine: DatabaseEngine.custom(given as never),
            storageSize: Size.gibibytes(1),
            credentials: DatabaseCredentials.fromSecretName('s', { asFile }),
          }),
      );
      if (db !== undefined) {
        expect(JSON.stringify(manifestsOf(chart))).not.toMatch(/undefined|NaN|\[object|null|Infinity/);
        clean += 1;
      }
    }),
    { numRuns: 2000 },
  );
  expect(clean).toBeGreaterThan(0);
});
