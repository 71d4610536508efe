import { Size } from 'cdk8s';
import { Cpu, PersistentVolumeAccessMode, PodManagementPolicy, Probe } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { DatabaseCredentials, DatabaseEngine, HeadlessStatefulDb, OrdinalRoles } from '../../../src';
import { nearNumbers } from '../support/near';
import type { DrawnPattern } from './drawn-pattern';
import { choice, maybe, metadata, mostly, podPort, ports, seldom, subdomain, text, yesOrNo } from './parts';
import { addressed } from './services';

const path = text(['/data', '/var/lib/data', '/a/b', '/data/..a']);
const variable = text(['PASSWORD', 'a.b', 'x y']);

const engine = fc.oneof(
  fc.record({
    factory: fc.constantFrom('mysql', 'mariadb', 'postgres', 'mongodb'),
    version: text(['8.4', '16-alpine', '7.0.14-jammy', '17', '18'], [128]),
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
  }),
);

const amount = maybe(fc.nat(4));

export const headlessStatefulDb: DrawnPattern = {
  name: 'HeadlessStatefulDb',
  drafts: fc.record({
    ...addressed,
    metadata: metadata(text(['db', '1-db', 'x'.repeat(52)], [52, 63])),
    engine,
    credentials: fc.record({
      secret: subdomain,
      passwordKey: maybe(text(['password', 'a.b_c', '.a'], [253])),
      asFile: maybe(yesOrNo),
      database: maybe(text(['shop', '$(A)', 'ä ö'])),
    }),
    kibibytes: mostly(fc.integer({ min: 1, max: 2 ** 40 }), nearNumbers(0, 1024, 2 ** 53)),
    storageClassName: seldom(fc.oneof(subdomain, fc.constant(''))),
    accessMode: seldom(choice(PersistentVolumeAccessMode)),
    replicas: seldom(mostly(fc.nat(5), nearNumbers(0, 2 ** 31 - 1))),
    roles: seldom(fc.constantFrom({}, { primary: 'a --b', replica: 'a; b' }, { primary: ' ', replica: 'a' })),
    portName: seldom(text(['db', 'x'.repeat(15)], [15])),
    extraPorts: seldom(ports(0)),
    initScripts: seldom(subdomain),
    config: seldom(subdomain),
    resources: seldom(fc.record({ cpuRequest: amount, cpuLimit: amount, memoryRequest: amount, memoryLimit: amount })),
    podManagementPolicy: seldom(choice(PodManagementPolicy)),
    clients: seldom(yesOrNo),
  }),
  build: (chart, { kibibytes, portName, clients, ...draft }) => {
    const { secret, ...options } = draft.credentials;
    const made = drawnEngine(draft.engine);
    const port = made._facts.port;
    const db = new HeadlessStatefulDb(chart, 'drawn', {
      ...draft,
      engine: made,
      credentials: DatabaseCredentials.fromSecretName(secret, options),
      storageSize: Size.kibibytes(Math.max(0, kibibytes)),
      roles: draft.roles && OrdinalRoles.primaryAndReplicas('primary' in draft.roles ? draft.roles : undefined),
      port: portName === undefined ? undefined : podPort({ protocol: 'tcp', number: port.number, name: portName, port: 0 }),
      extraPorts: draft.extraPorts?.map(podPort),
      initScripts: draft.initScripts && { name: draft.initScripts },
      config: draft.config && { name: draft.config },
      resources: draft.resources && drawnResources(draft.resources),
    });
    if (clients) {
      db.exposePrimary();
      db.exposeReads();
    }
  },
};

function drawnEngine({ factory, version, ...props }: any): DatabaseEngine {
  return factory === 'custom'
    ? DatabaseEngine.custom({ ...props, port: podPort(props.port), readiness: Probe.fromCommand(['true']) })
    : DatabaseEngine[factory as 'mysql'](version);
}

function drawnResources({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: any) {
  const cpu = (units?: number) => (units === undefined ? undefined : Cpu.units(units));
  const memory = (size?: number) => (size === undefined ? undefined : Size.mebibytes(size));
  return {
    cpu: { request: cpu(cpuRequest), limit: cpu(cpuLimit) },
    memory: { request: memory(memoryRequest), limit: memory(memoryLimit) },
  };
}
