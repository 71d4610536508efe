import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue, PersistentVolumeAccessMode, PodManagementPolicy, Probe } from 'cdk8s-plus-27';
import fc from 'fast-check';
import {
  ClaimRetention,
  CustomReplication,
  DatabaseCredentials,
  DatabaseEngine,
  DatabasePassword,
  HeadlessStatefulDb,
  OrdinalRoles,
  PodLabels,
  PodSpread,
  type ReplicationOptions,
} from '../../../src';
import { nearNumbers } from '../support/near';
import type { DrawnPattern } from './drawn-pattern';
import {
  choice,
  label,
  labels,
  maybe,
  metadata,
  mostly,
  podPort,
  ports,
  qualified,
  seldom,
  selector,
  subdomain,
  text,
  yesOrNo,
} from './parts';
import { addressed } from './services';

const path = text(['/data', '/var/lib/data', '/a/b', '/data/..a']);
const variable = text(['PASSWORD', 'a.b', 'x y']);

const engine = fc.oneof(
  fc.record({
    factory: fc.constantFrom('mysql', 'mariadb', 'postgres', 'mongodb'),
    version: text(['8.4', '16-alpine', '7.0.14-jammy', '17', '18', `11.4@sha256:${'0a'.repeat(32)}`], [128]),
    image: seldom(
      fc.record({
        registry: maybe(text(['registry.example.com:5000', '[2001:db8::1]:5000'])),
        repository: maybe(text(['mirrors/mysql', 'a_b.c'])),
      }),
    ),
  }),
  fc.record({
    factory: fc.constant('custom'),
    image: text(['redis:7.4', 'registry.example.com:5000/a/b:1', `a@sha256:${'0a'.repeat(32)}`]),
    port: ports(1).map(([port]) => port),
    dataPath: path,
    dataSubPath: seldom(text(['data', 'a/b', '..a'])),
    passwordVariable: maybe(variable),
    passwordFileVariable: maybe(variable),
    databaseVariable: maybe(variable),
    initScriptsPath: maybe(path),
    configPath: maybe(path),
    user: maybe(mostly(fc.nat(100_000), nearNumbers(0, 2 ** 31 - 1))),
    group: maybe(mostly(fc.nat(100_000), nearNumbers(0, 2 ** 31 - 1))),
    admin: maybe(text(['root', '$(A)'])),
    urlScheme: maybe(text(['redis', 'a+b.c-d'])),
    replication: maybe(fc.constantFrom('cluster', 'start', 'ready')),
  }),
);

const amount = maybe(fc.nat(4));
const key = maybe(text(['password', 'a.b_c', '.a'], [253]));
const password = seldom(fc.record({ secret: subdomain, key }));

/** Options, most of which are for one kind of engine. */
const replication = fc.record({
  maxLag: seldom(fc.integer({ min: 0, max: 90_000 })),
  strictReaders: seldom(yesOrNo),
  acceptLoss: seldom(yesOrNo),
  primaryOrdinal: seldom(fc.nat(4)),
  semiSynchronous: seldom(yesOrNo),
  logRetention: seldom(fc.integer({ min: 0, max: 40_000_000 })),
  synchronousReplicas: seldom(fc.nat(4)),
  logRetentionSize: seldom(fc.integer({ min: 0, max: 2 ** 40 })),
});

const retention = seldom(choice(ClaimRetention));
// cdk8s makes no Duration of less than nothing.
const grace = mostly(fc.integer({ min: 1, max: 86_400 }), nearNumbers(0, 1, 86_400)).filter((seconds) => seconds >= 0);

const pods = fc.record({
  selector: seldom(selector),
  labels: seldom(labels),
  annotations: seldom(fc.dictionary(qualified, fc.string(), { maxKeys: 2 })),
  management: seldom(choice(PodManagementPolicy)),
  terminationGracePeriod: seldom(grace),
  spread: seldom(choice(PodSpread)),
  maxUnavailable: seldom(mostly(fc.nat(5), nearNumbers(0, 2 ** 31 - 1))),
  serviceAccount: seldom(subdomain),
  imagePullSecrets: seldom(fc.uniqueArray(subdomain, { maxLength: 2 })),
  exporter: seldom(fc.constant(true)),
  preparation: seldom(fc.constant(true)),
});

export const headlessStatefulDb: DrawnPattern = {
  name: 'HeadlessStatefulDb',
  drafts: fc.record({
    ...addressed,
    metadata: metadata(text(['db', '1-db', 'x'.repeat(52)], [52, 63])),
    engine,
    credentials: fc.record({
      secret: subdomain,
      passwordKey: key,
      database: maybe(text(['shop', 'a-B_1', '$(A)', 'ä ö'])),
      user: seldom(text(['shop', 'a-B_1', 'root'])),
      replicationPassword: password,
      userPassword: password,
      userPasswordForUrls: password,
    }),
    kibibytes: mostly(fc.integer({ min: 1, max: 2 ** 40 }), nearNumbers(0, 1024, 2 ** 53)),
    storage: fc.record({
      className: seldom(fc.oneof(subdomain, fc.constant(''))),
      accessMode: seldom(choice(PersistentVolumeAccessMode)),
      claimName: seldom(label),
      subPath: seldom(text(['', 'data', 'a/b', '..a'])),
      whenDeleted: retention,
      whenScaledDown: retention,
    }),
    replication: seldom(replication),
    replicas: seldom(mostly(fc.nat(5), nearNumbers(0, 2 ** 31 - 1))),
    roles: seldom(fc.constantFrom({ primary: 'a --b', replica: 'a; b' }, { primary: ' ', replica: 'a' })),
    portName: seldom(text(['db', 'x'.repeat(15)], [15])),
    extraPorts: seldom(ports(0)),
    initScripts: seldom(subdomain),
    config: seldom(subdomain),
    resources: seldom(fc.record({ cpuRequest: amount, cpuLimit: amount, memoryRequest: amount, memoryLimit: amount })),
    arguments: seldom(fc.array(text(['--a=b', '-c', '$(A)']), { maxLength: 2 })),
    environment: seldom(
      fc.dictionary(text(['TZ', 'a.b', 'PRIMARY_HOST']), fc.string({ minLength: 1 }), { maxKeys: 2 }),
    ),
    pods: seldom(pods),
    clients: seldom(yesOrNo),
  }),
  build: (chart, { kibibytes, portName, clients, storage, replication: drawn, environment, ...draft }) => {
    const made = drawnEngine(draft.engine);
    const port = made._facts.port;
    const db = new HeadlessStatefulDb(chart, 'drawn', {
      ...draft,
      engine: made,
      credentials: drawnCredentials(draft.credentials),
      storage: { ...storage, size: Size.kibibytes(Math.max(0, kibibytes)) },
      replication: drawn && drawnReplication(drawn),
      roles: draft.roles && OrdinalRoles.primaryAndReplicas(draft.roles),
      port:
        portName === undefined ? undefined : podPort({ protocol: 'tcp', number: port.number, name: portName, port: 0 }),
      extraPorts: draft.extraPorts?.map(podPort),
      initScripts: draft.initScripts && { name: draft.initScripts },
      config: draft.config && { name: draft.config },
      environment:
        environment &&
        Object.fromEntries(Object.entries(environment).map(([name, value]: any) => [name, EnvValue.fromValue(value)])),
      resources: draft.resources && drawnResources(draft.resources),
      pods: draft.pods && drawnPods(draft.pods),
    });
    if (clients !== undefined) {
      db.exposePrimary();
      db.exposeReads();
      db.allowFrom(clients ? db : PodLabels.of({ app: 'client' }));
    }
  },
};

function drawnCredentials({ secret, ...options }: any): DatabaseCredentials {
  const drawn = (given: any) => given && DatabasePassword.fromSecretName(given.secret, given.key);
  return DatabaseCredentials.fromSecretName(secret, {
    ...options,
    replicationPassword: drawn(options.replicationPassword),
    userPassword: drawn(options.userPassword),
    userPasswordForUrls: drawn(options.userPasswordForUrls),
  });
}

function drawnReplication({ maxLag, logRetention, logRetentionSize, ...plain }: any): ReplicationOptions {
  const seconds = (amount?: number) => (amount === undefined ? undefined : Duration.seconds(amount));
  return {
    ...plain,
    maxLag: seconds(maxLag),
    logRetention: seconds(logRetention),
    logRetentionSize: logRetentionSize === undefined ? undefined : Size.kibibytes(logRetentionSize),
  };
}

function drawnPods({ terminationGracePeriod, serviceAccount, imagePullSecrets, exporter, preparation, ...plain }: any) {
  const named = (name: string) => ({ name });
  return {
    ...plain,
    terminationGracePeriod: terminationGracePeriod && Duration.seconds(terminationGracePeriod),
    serviceAccount: serviceAccount && named(serviceAccount),
    imagePullSecrets: imagePullSecrets?.map(named),
    containers: exporter && [{ name: 'exporter', image: 'exporter:1' }],
    initContainers: preparation && [{ name: 'preparation', image: 'preparation:1' }],
  };
}

function drawnReplicationOf(kind: string | undefined): CustomReplication | undefined {
  switch (kind) {
    case undefined:
      return undefined;
    case 'cluster':
      return CustomReplication.clustersByItself();
    default:
      return CustomReplication.scripts({ start: 'exec server', ready: kind === 'ready' ? 'true' : undefined });
  }
}

function drawnEngine({ factory, version, image, ...props }: any): DatabaseEngine {
  return factory === 'custom'
    ? DatabaseEngine.custom({
        ...props,
        image,
        port: podPort(props.port),
        readiness: Probe.fromCommand(['true']),
        replication: drawnReplicationOf(props.replication),
      })
    : DatabaseEngine[factory as 'mysql'](version, image);
}

function drawnResources({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: any) {
  const cpu = (units?: number) => (units === undefined ? undefined : Cpu.units(units));
  const memory = (size?: number) => (size === undefined ? undefined : Size.mebibytes(size));
  return {
    cpu: { request: cpu(cpuRequest), limit: cpu(cpuLimit) },
    memory: { request: memory(memoryRequest), limit: memory(memoryLimit) },
  };
}
