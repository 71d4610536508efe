import { Size } from 'cdk8s';
import { Probe } from 'cdk8s-plus-27';
import {
  CustomReplication,
  DatabaseCredentials,
  DatabaseEngine,
  HeadlessStatefulDb,
  IpFamilyPolicy,
  PodPort,
} from '../../src';
import { client, EACH_SECOND } from './harness/echo';
import { untilAnsweredBy, untilResolved } from './harness/places';
import type { Pod } from './harness/pods';
import { podsOf, Stage } from './harness/stage';

/*
 * HeadlessStatefulDb with the echo server as its engine: names, and which pods its Services lead to. What real databases do
 * behind them is in databases/ and, with cut cables and full disks, in test/databases.
 */

const port = PodPort.tcp(5432, 'db');

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.empty('stateful');
  await stage.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'db' },
    stringData: { password: 'for-tests-only' },
  });
  const manifests = await stage.build((chart) => {
    const db = new HeadlessStatefulDb(chart, 'db', {
      engine: DatabaseEngine.custom({
        image: 'registry.example.com/echo:1.0',
        port,
        dataPath: '/data',
        readiness: Probe.fromHttpGet('/ready', { port: port.number, ...EACH_SECOND }),
        passwordVariable: 'PASSWORD',
        user: 65532,
        group: 65532,
        // What replicates is not asked here, only who is reached: the scripts start the echo server, whoever the pod is.
        replication: CustomReplication.scripts({ start: 'exec /.rig/echo serve\n' }),
      }),
      replicas: 3,
      ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
      storage: { size: Size.mebibytes(16) },
      credentials: DatabaseCredentials.fromSecretName('db'),
    });
    db.exposePrimary();
    db.exposeReads();
    client(chart);
  });
  await stage.ready(podsOf(manifests));
});

afterAll(() => stage?.strike());

const place = () => stage.in('client');

async function members(): Promise<Pod[]> {
  return (await stage.pods()).filter(({ name }) => name.startsWith('db-'));
}

test('each pod has a name of its own, of both families', async () => {
  for (const { name, addresses } of await members()) {
    await untilResolved(place(), stage.dns(`${name}.db`), 'A', [addresses[0]]);
    await untilResolved(place(), stage.dns(`${name}.db`), 'AAAA', [addresses[1]]);
    await untilAnsweredBy(place(), `http://${name}.db:5432/`, [name]);
  }
});

test('the Service of the primary leads to pod 0, that of the reads to all', async () => {
  const [primary, reads] = await servicesBesideGoverning();
  await untilAnsweredBy(place(), `http://${primary}:5432/`, ['db-0']);
  await untilAnsweredBy(place(), `http://${reads}:5432/`, ['db-0', 'db-1', 'db-2']);
});

test('names outlive restarts: the new pod has the name, another address, and the same volume', async () => {
  const before = (await members()).find(({ name }) => name === 'db-1') as Pod;
  await stage.remove('v1', 'Pod', 'db-1');
  const after = await stage.ready(4);
  const again = after.find(({ name }) => name === 'db-1') as Pod;
  expect(again.address).not.toBe(before.address);
  const claimOf = ({ manifest }: Pod) =>
    manifest.spec.volumes.find((volume: { persistentVolumeClaim?: object }) => volume.persistentVolumeClaim);
  expect(claimOf(again)).toEqual(claimOf(before));
  await untilResolved(place(), stage.dns('db-1.db'), 'A', [again.address]);
  await untilAnsweredBy(place(), 'http://db-1.db:5432/', ['db-1']);
});

test('the Service of the primary follows pod 0 to its new address', async () => {
  const [primary] = await servicesBesideGoverning();
  const before = (await members()).find(({ name }) => name === 'db-0') as Pod;
  await stage.remove('v1', 'Pod', 'db-0');
  const after = await stage.ready(4);
  const again = after.find(({ name }) => name === 'db-0') as Pod;
  expect(again.address).not.toBe(before.address);
  const answers = await untilAnsweredBy(place(), `http://${primary}:5432/`, ['db-0']);
  expect(new Set(answers.map(({ echo: seen }) => seen?.localAddress))).toEqual(new Set([again.address]));
});

/** The names of the client Services: of the primary's, which selects one pod, and of the reads'. */
async function servicesBesideGoverning(): Promise<string[]> {
  const services = (await stage.list('v1', 'Service')).filter(({ spec }) => spec.clusterIP !== 'None');
  const selectsOne = ({ spec }: { spec: { selector: Record<string, string> } }) =>
    'statefulset.kubernetes.io/pod-name' in spec.selector;
  return [...services.filter(selectsOne), ...services.filter((each) => !selectsOne(each as never))].map(
    ({ metadata }) => metadata.name,
  );
}
