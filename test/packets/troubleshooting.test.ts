import { spawnSync } from 'node:child_process';
import { Probe } from 'cdk8s-plus-27';
import { ClusterIpService, PodLabels, PodPort } from '../../src';
import { check } from '../../src/check/check';
import { gathered } from '../../src/cli/kubectl/gathered';
import type { Ended } from '../../src/cli/kubectl/kubectl';
import { type Diagnosis, diagnosisOf } from '../../src/diagnosis/diagnosis';
import { Cluster } from '../../src/model/cluster/cluster';
import type { Manifest } from '../support/synth';
import { client, EACH_SECOND, echo } from './harness/echo';
import { at } from './harness/nodes';
import { answersPing } from './harness/ping';
import { untilAnsweredBy, untilItFails } from './harness/places';
import { PROGRAM, rigFolder } from './harness/rig';
import { podsOf, Stage } from './harness/stage';
import { until } from './harness/waiting';

/*
 * The notes' eight steps for a Service that does not answer: each one's failure made on purpose, and what the step says to
 * look at shows it.
 */

const http = PodPort.tcp(8080, 'http');

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.empty('trouble');
  const manifests = await stage.build((chart) => {
    const web = echo(chart, 'web', { ports: [http] });
    const shy = echo(chart, 'shy', { ports: [http], environment: { ECHO_UNREADY: 'true' } });
    echo(chart, 'aside', { ports: [http] });
    const wrong = echo(chart, 'wrong', { ports: [http] });
    const inward = echo(chart, 'inward', {
      ports: [http],
      environment: { ECHO_LOOPBACK: 'true' },
      // One that asks inside, as scripts in images do, sees nothing of it.
      readiness: Probe.fromCommand(['true'], EACH_SECOND),
    });
    for (const [name, pods] of Object.entries({ web, shy, inward })) {
      new ClusterIpService(chart, name, { selector: pods, ports: [http.exposedAs(80)] });
    }
    new ClusterIpService(chart, 'aside', { selector: PodLabels.of({ app: 'asside' }), ports: [http.exposedAs(80)] });
    new ClusterIpService(chart, 'wrong', { selector: wrong, ports: [PodPort.tcp(8081).exposedAs(80)] });
    const sound = echo(chart, 'sound', { ports: [http] });
    new ClusterIpService(chart, 'sound', { selector: sound, ports: [http.exposedAs(80)] });
    client(chart);
    // Two clients of `web`, by a name that is not there and by the port of its pods.
    echo(chart, 'lost', { ports: [http], environment: { WEB_URL: 'http://wbe:80/' } });
    echo(chart, 'knocker', { ports: [http], environment: { WEB_URL: 'http://web:8080/' } });
  });
  await until(
    'all pods but one to be ready',
    () => stage.pods(),
    (pods) => pods.filter(({ isReady }) => isReady).length === podsOf(manifests) - 1,
  );
});

afterAll(() => stage?.strike());

const place = () => stage.in('client');

/** Waits until the endpoints of a Service, of which at first nobody has told, are these. */
async function untilEndpointsAre(service: string, expected: readonly { ready: boolean; name: string }[]) {
  await until(
    `the endpoints of ${service} to be ${JSON.stringify(expected)}`,
    async () => {
      const slices = await stage.list('discovery.k8s.io/v1', 'EndpointSlice', `kubernetes.io/service-name=${service}`);
      return slices.map(({ endpoints }) =>
        (endpoints ?? []).map(({ conditions, targetRef }: Manifest) => ({
          ready: conditions.ready,
          name: targetRef.name,
        })),
      );
    },
    // There is a slice without endpoints too, once somebody has looked for some.
    (slices) => JSON.stringify(slices) === JSON.stringify([expected]),
  );
}

test('1. from outside the cluster IP leads nowhere, from inside it answers', async () => {
  const { spec } = await stage.service('web');
  const what = `http://${at(spec.clusterIP, 80)}/`;
  await untilAnsweredBy(place(), what, await stage.names('web'));
  await untilItFails('client', what, 'unreachable');
});

test('2. a ping of the cluster IP says nothing: it is a virtual address', async () => {
  const { spec } = await stage.service('web');
  await untilAnsweredBy(place(), 'http://web/', await stage.names('web'));
  const [{ address }] = await stage.pods('web');
  expect(await answersPing(place(), address)).toBe(true);
  expect(await answersPing(place(), spec.clusterIP)).toBe(false);
});

test('3. a pod whose readiness probe fails is no part of the Service', async () => {
  await untilItFails(place(), 'http://shy/', 'refused');
  const [pod] = await stage.pods('shy');
  await untilEndpointsAre('shy', [{ ready: false, name: pod.name }]);
});

test('4. a Service that selects nobody has no endpoints, though the pods are ready', async () => {
  await untilItFails(place(), 'http://aside/', 'refused');
  await untilEndpointsAre('aside', []);
  await until(
    'the pod of aside to be ready',
    () => stage.pods('aside'),
    (pods) => pods.length === 1 && pods[0].isReady,
  );
});

test('5. where a name does not work, the address tells whether it is the name', async () => {
  const { spec } = await stage.service('web');
  await untilAnsweredBy(place(), `http://${at(spec.clusterIP, 80)}/`, await stage.names('web'));
  await untilItFails(place(), 'http://web.nowhere.svc.cluster.local/', 'nxdomain');
  await untilItFails(place(), 'http://wbe/', 'nxdomain');
});

test('6. the port of the Service is the one to connect to, not that of the pods', async () => {
  await untilAnsweredBy(place(), 'http://web:80/', await stage.names('web'));
  await untilItFails(place(), 'http://web:8080/', 'refused');
});

test('7. the address of the pod tells which of its ports is open', async () => {
  await untilItFails(place(), 'http://wrong/', 'refused');
  const [pod] = await stage.pods('wrong');
  await untilEndpointsAre('wrong', [{ ready: true, name: pod.name }]);
  await untilItFails(place(), `http://${at(pod.address, 8081)}/`, 'refused');
  await untilAnsweredBy(place(), `http://${at(pod.address, 8080)}/`, [pod.name]);
});

test('8. a program that listens on localhost only answers inside of its pod and nowhere else', async () => {
  const [pod] = await stage.pods('inward');
  await untilItFails(place(), 'http://inward/', 'refused');
  await untilItFails(place(), `http://${at(pod.address, 8080)}/`, 'refused');
  await untilAnsweredBy(stage.in(pod.name), 'http://127.0.0.1:8080/', [pod.name]);
});

describe('asked for its Services, the cluster command', () => {
  let diagnoses: ReadonlyMap<string, Diagnosis>;

  beforeAll(async () => {
    for (const service of ['web', 'wrong', 'inward', 'sound']) {
      const [pod] = await stage.pods(service);
      await untilEndpointsAre(service, [{ ready: true, name: pod.name }]);
    }
    const [shy] = await stage.pods('shy');
    await untilEndpointsAre('shy', [{ ready: false, name: shy.name }]);
    await untilEndpointsAre('aside', []);
    const { objects } = gathered(kubectl, { context: undefined, namespace: stage.namespace, everywhere: false });
    const cluster = new Cluster(objects);
    const { findings } = check(cluster);
    const services = cluster.services.in(stage.namespace);
    diagnoses = new Map(services.map((service) => [service.name, diagnosisOf(cluster, service, findings)]));
  });

  /** The steps that do not pass, each with the rules and objects that say why. */
  const troubles = (service: string) =>
    (diagnoses.get(service)?.steps ?? [])
      .filter(({ outcome }) => outcome === 'failed' || outcome === 'warned')
      .map(({ name, findings }) => [
        name,
        ...findings.map(({ rule, object }) => `${rule} ${object.kind} ${object.name}`),
      ]);

  test.each<[string, string, ...(readonly string[])[]]>([
    ['finds nothing at the one that is sound', 'sound'],
    [
      'names the probe of the pod that is not ready',
      'shy',
      ['cluster IP'],
      ['readiness', 'missing-ready-pods Deployment it-shy-pods'],
      ['endpoints'],
    ],
    [
      'names the selector that finds nobody',
      'aside',
      ['cluster IP'],
      ['endpoints', 'unreachable-selector Service aside'],
    ],
    [
      'names the clients that ask for another name, and another port',
      'web',
      ['name', 'missing-named-service Deployment it-lost-pods'],
      ['port', 'missing-named-port Deployment it-knocker-pods'],
    ],
    ['names the target port that nobody listens on', 'wrong', ['pod', 'mismatched-target-port Service wrong']],
    ['finds nothing at the one whose program listens on localhost, which no object of a cluster tells', 'inward'],
  ])('%s', (_, service, ...expected) => {
    expect(troubles(service)).toEqual(expected);
  });

  test('says how to settle where a program listens', () => {
    const loopback = diagnoses.get('inward')?.steps.find(({ name }) => name === 'loopback');
    expect(loopback).toMatchObject({ outcome: 'unknown', settledBy: expect.stringContaining('kubectl port-forward') });
  });
});

/** The rig's kubectl, as the command runs that of its user. */
function kubectl(args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(PROGRAM, ['kubectl', '--rig', rigFolder(), ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  return { code: status ?? undefined, out: stdout, err: stderr };
}
