import { Probe } from 'cdk8s-plus-27';
import { ClusterIpService, PodLabels, PodPort } from '../../src';
import { client, EACH_SECOND, echo } from './harness/echo';
import { at } from './harness/nodes';
import { ask, run, untilAnsweredBy, untilItFails } from './harness/places';
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
    client(chart);
  });
  await until(
    'all pods but one to be ready',
    () => stage.pods(),
    (pods) => pods.filter(({ isReady }) => isReady).length === podsOf(manifests) - 1,
  );
});

afterAll(() => stage?.strike());

const place = () => stage.in('client');

async function endpointsOf(service: string): Promise<{ ready: boolean; name: string }[]> {
  const slices = await stage.list('discovery.k8s.io/v1', 'EndpointSlice', `kubernetes.io/service-name=${service}`);
  return slices
    .flatMap(({ endpoints }) => endpoints ?? [])
    .map(({ conditions, targetRef }) => ({ ready: conditions.ready, name: targetRef.name }));
}

test('1. from outside the cluster IP leads nowhere, from inside it answers', async () => {
  const { spec } = await stage.service('web');
  const what = `http://${at(spec.clusterIP, 80)}/`;
  await untilAnsweredBy(place(), what, await stage.names('web'));
  expect((await ask('client', what, { timeout: 1000 })).ok).toBe(false);
});

test('2. a ping of the cluster IP says nothing: it is a virtual address', async () => {
  const { spec } = await stage.service('web');
  await untilAnsweredBy(place(), 'http://web/', await stage.names('web'));
  const { code } = await run(place(), 'ping', '-c', '1', '-W', '1', spec.clusterIP);
  expect(code).not.toBe(0);
});

test('3. a pod whose readiness probe fails is no part of the Service', async () => {
  await untilItFails(place(), 'http://shy/', 'refused');
  const [pod] = await stage.pods('shy');
  expect(pod.isReady).toBe(false);
  expect(await endpointsOf('shy')).toEqual([{ ready: false, name: pod.name }]);
});

test('4. a Service that selects nobody has no endpoints, though the pods are ready', async () => {
  await untilItFails(place(), 'http://aside/', 'refused');
  expect(await endpointsOf('aside')).toEqual([]);
  expect((await stage.pods('aside')).map(({ isReady }) => isReady)).toEqual([true]);
});

test('5. where a name does not work, the address tells whether it is the name', async () => {
  const { spec } = await stage.service('web');
  await untilAnsweredBy(place(), `http://${at(spec.clusterIP, 80)}/`, await stage.names('web'));
  expect((await ask(place(), 'http://web.nowhere.svc.cluster.local/')).error).toBe('nxdomain');
  expect((await ask(place(), 'http://wbe/')).error).toBe('nxdomain');
});

test('6. the port of the Service is the one to connect to, not that of the pods', async () => {
  await untilAnsweredBy(place(), 'http://web:80/', await stage.names('web'));
  await untilItFails(place(), 'http://web:8080/', 'refused');
});

test('7. the address of the pod tells which of its ports is open', async () => {
  await untilItFails(place(), 'http://wrong/', 'refused');
  const [pod] = await stage.pods('wrong');
  expect(await endpointsOf('wrong')).toEqual([{ ready: true, name: pod.name }]);
  expect((await ask(place(), `http://${at(pod.address, 8081)}/`)).error).toBe('refused');
  await untilAnsweredBy(place(), `http://${at(pod.address, 8080)}/`, [pod.name]);
});

test('8. a program that listens on localhost only answers inside of its pod and nowhere else', async () => {
  const [pod] = await stage.pods('inward');
  await untilItFails(place(), 'http://inward/', 'refused');
  expect((await ask(place(), `http://${at(pod.address, 8080)}/`)).error).toBe('refused');
  await untilAnsweredBy(stage.in(pod.name), 'http://127.0.0.1:8080/', [pod.name]);
});
