import { Duration } from 'cdk8s';
import { Pod } from 'cdk8s-plus-27';
import { ClientPlace, ClusterIpService, PodPort } from '../../src';
import { echo } from './harness/echo';
import { ask, run, untilAnsweredBy, untilResolved } from './harness/places';
import { podsOf, Stage } from './harness/stage';
import { until } from './harness/waiting';

/*
 * Discovery: what the constructs say a Service is called is what a pod finds, by variables and by DNS.
 */

const http = PodPort.tcp(8080, 'http');

let stage: Stage;
let service: ClusterIpService;

beforeAll(async () => {
  stage = await Stage.empty('discovery');
  const manifests = await stage.build((chart) => {
    const web = echo(chart, 'web', { ports: [http] });
    service = new ClusterIpService(chart, 'web', { selector: web, ports: [http.exposedAs(80)] });
  });
  await stage.ready(podsOf(manifests));
  await stage.build((chart) => {
    const reader = new Pod(chart, 'reader', {
      metadata: { name: 'reader', labels: { app: 'reader' } },
      terminationGracePeriod: Duration.seconds(1),
    });
    const container = reader.addContainer({ image: 'registry.example.com/echo:1.0' });
    service.addAddressTo(container, {
      host: 'BACKEND_HOST',
      port: 'BACKEND_PORT',
      calledFrom: ClientPlace.OTHER_NAMESPACE,
    });
    service.addUrlTo(container, 'BACKEND_URL', 'http');
  });
  await stage.ready(2);
});

afterAll(() => stage?.strike());

const reader = () => stage.in('reader');

async function variable(name: string): Promise<string> {
  return (await run(stage.inside('reader'), 'printenv', name)).stdout.trim();
}

test('the variables that a container is given lead to the pods', async () => {
  await untilAnsweredBy(
    reader(),
    `http://${await variable('BACKEND_HOST')}:${await variable('BACKEND_PORT')}/`,
    await stage.names('web'),
  );
  await untilAnsweredBy(reader(), await variable('BACKEND_URL'), await stage.names('web'));
});

test('Kubernetes injects the variables that the construct names, into pods made after the Service', async () => {
  const { spec } = await stage.service('web');
  expect(await variable(service.environment.hostVariable)).toBe(spec.clusterIP);
  expect(await variable(service.environment.portVariable)).toBe('80');
});

test('the names of the construct resolve to the address of the Service', async () => {
  const { spec } = await stage.service('web');
  for (const name of [service.dns.name, service.dns.namespaced, service.dns.service, service.dns.full]) {
    await untilResolved(reader(), name, 'A', [spec.clusterIP]);
  }
});

test('the SRV name of a port tells its number and the name of the Service', async () => {
  const { answers } = await until(
    'an SRV record',
    () => ask(reader(), `dns:${service.dns.srv(http)}/SRV`),
    ({ answers: found = [] }) => found.length > 0,
  );
  expect(answers?.map((each) => each.split(' ').slice(2))).toEqual([['80', stage.dns('web')]]);
});

test('a Service made after a pod is not among its variables, and is found by DNS all the same', async () => {
  const [pod] = await stage.pods('web');
  const late = await stage.build((chart) => {
    const also = echo(chart, 'late', { ports: [http] });
    new ClusterIpService(chart, 'late', { selector: also, ports: [http.exposedAs(80)] });
  });
  await stage.ready(2 + podsOf(late));
  const { stdout } = await run(stage.inside(pod.name), 'printenv');
  const injected = stdout.split('\n').map((line) => line.split('=')[0]);
  expect(injected).toContain('KUBERNETES_SERVICE_HOST');
  expect(injected).not.toContain('LATE_SERVICE_HOST');
  await untilAnsweredBy(stage.in(pod.name), 'http://late/', await stage.names('late'));
});
