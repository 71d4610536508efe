import { Service } from 'cdk8s-plus-27';
import { Exposure, NodePortService, PodPort, StickyService, TrafficPolicy } from '../../src';
import { client, echo } from './harness/echo';
import { at, type Node, nodes } from './harness/nodes';
import { untilAnsweredBy, untilItFails } from './harness/places';
import { Stage } from './harness/stage';

/*
 * NodePortService: a port on every node. And addresses that somebody else routes to the nodes.
 */

const http = PodPort.tcp(8080, 'http');
const queries = PodPort.udp(5353, 'queries');

/** One of those that the rig routes to its nodes. */
const EXTERNAL_IP = '172.30.250.32';

/** The address of `client`. */
const CLIENT = '172.30.100.2';

/** Of those that Kubernetes gives to nobody who does not ask for one, which it does up to 30085. No test asks for it. */
const NOBODYS = 30_013;

let stage: Stage;
let all: Node[];

beforeAll(async () => {
  all = await nodes();
  stage = await Stage.set('node-port', (chart) => {
    const web = echo(chart, 'web', { ports: [http, queries] });
    new NodePortService(chart, 'fixed', { selector: web, ports: [http.exposedAs(80).onNodePort(30042)] });
    new NodePortService(chart, 'any', { selector: web, ports: [http.exposedAs(80), queries.exposedAs(53)] });
    new NodePortService(chart, 'local', {
      selector: web,
      ports: [http.exposedAs(80)],
      externalTrafficPolicy: TrafficPolicy.LOCAL,
    });
    new StickyService(chart, 'sticky', {
      selector: web,
      ports: [http.exposedAs(80)],
      exposure: Exposure.nodePort(),
    });
    new Service(chart, 'routed', {
      metadata: { name: 'routed' },
      externalIPs: [EXTERNAL_IP],
      selector: web,
      ports: [{ port: 80, targetPort: http.number }],
    });
    client(chart);
  });
});

afterAll(() => stage?.strike());

async function nodePortsOf(service: string): Promise<number[]> {
  const { spec } = await stage.service(service);
  return spec.ports.map(({ nodePort }: { nodePort: number }) => nodePort);
}

test('every node answers on the fixed port, whichever the pod is on', async () => {
  for (const { ipv4 } of all) {
    await untilAnsweredBy('client', `http://${ipv4}:30042/`, await stage.names('web'));
  }
});

test('Kubernetes chooses ports of its range, for UDP too', async () => {
  const [forHttp, forQueries] = await nodePortsOf('any');
  for (const port of [forHttp, forQueries]) {
    expect(port).toBeGreaterThanOrEqual(30000);
    expect(port).toBeLessThanOrEqual(32767);
  }
  for (const { ipv4 } of all) {
    await untilAnsweredBy('client', `http://${ipv4}:${forHttp}/`, await stage.names('web'));
    await untilAnsweredBy('client', `udp://${ipv4}:${forQueries}`, await stage.names('web'));
  }
});

test('with policy Cluster the pod sees a node, or the gateway of one, in place of the client', async () => {
  const [pod] = await stage.pods('web');
  const other = all.find(({ name }) => name !== pod.node);
  const [{ echo: seen }] = await untilAnsweredBy('client', `http://${other?.ipv4}:30042/`, [pod.name]);
  const direct = await untilAnsweredBy(
    'client',
    `http://${nodeOf(pod.node).ipv4}:${(await nodePortsOf('local'))[0]}/`,
    [pod.name],
  );
  expect(seen?.remoteAddress).not.toBe(direct[0].echo?.remoteAddress);
});

test('with policy Local the pod sees the client, and a node without a pod drops', async () => {
  const [pod] = await stage.pods('web');
  const [port] = await nodePortsOf('local');
  const here = nodeOf(pod.node);
  const [{ echo: seen }] = await untilAnsweredBy('client', `http://${here.ipv4}:${port}/`, [pod.name]);
  expect(seen?.remoteAddress).toBe(CLIENT);
  for (const { name, ipv4 } of all) {
    if (name !== here.name) {
      await untilItFails('client', `http://${ipv4}:${port}/`, 'timeout');
    }
  }
});

test('inside the cluster it is a ClusterIP Service as well, with policy Local too', async () => {
  for (const service of ['fixed', 'any', 'local', 'sticky']) {
    await untilAnsweredBy(stage.in('client'), `http://${service}/`, await stage.names('web'));
  }
});

test('a node port that no Service has is refused', async () => {
  await untilItFails('client', `http://${at(all[0].ipv4, NOBODYS)}/`, 'refused');
});

test('an external IP that is routed to the nodes answers, from outside and from inside', async () => {
  await untilAnsweredBy('client', `http://${EXTERNAL_IP}/`, await stage.names('web'));
  await untilAnsweredBy(stage.in('client'), `http://${EXTERNAL_IP}/`, await stage.names('web'));
});

function nodeOf(name: string): Node {
  return all.find((each) => each.name === name) as Node;
}
