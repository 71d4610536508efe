import { Service, ServiceType } from 'cdk8s-plus-27';
import { Exposure, LocalTrafficLoadBalancer, PodPort, PodSpread, StickyService, TrafficPolicy } from '../../src';
import type { Manifest } from '../support/synth';
import { echo } from './harness/echo';
import { type Node, nodes } from './harness/nodes';
import { ask, askOften, untilAnsweredBy, untilItFails, whoIn } from './harness/places';
import { Stage } from './harness/stage';
import { until } from './harness/waiting';

/*
 * Load balancers: the rig's stand-in gives each Service an address and sends to those nodes whose health check says that
 * they have a pod. What a cloud's own does beside that is not seen here.
 */

const http = PodPort.tcp(8080, 'http');

let stage: Stage;
let all: Node[];

beforeAll(async () => {
  all = await nodes();
  stage = await Stage.set('balancer', (chart) => {
    const one = echo(chart, 'one', { ports: [http] });
    const spread = echo(chart, 'spread', { replicas: all.length, ports: [http] });
    const ports = [http.exposedAs(80)];
    new Service(chart, 'plain', {
      metadata: { name: 'plain' },
      type: ServiceType.LOAD_BALANCER,
      selector: spread,
      ports: [{ port: 80, targetPort: http.number }],
    });
    new LocalTrafficLoadBalancer(chart, 'local', { selector: one, ports });
    new LocalTrafficLoadBalancer(chart, 'on-every-node', { selector: spread, ports, spread: PodSpread.REQUIRED });
    new LocalTrafficLoadBalancer(chart, 'guarded', { selector: one, ports, sourceRanges: ['203.0.113.0/24'] });
    for (const policy of [TrafficPolicy.CLUSTER, TrafficPolicy.LOCAL]) {
      new StickyService(chart, `sticky-${policy.toLowerCase()}`, {
        selector: spread,
        ports,
        exposure: Exposure.loadBalancer({ externalTrafficPolicy: policy }),
      });
    }
  });
});

afterAll(() => stage?.strike());

async function balancerOf(service: string): Promise<string> {
  const { status } = await until(
    `the address of ${service}`,
    () => stage.service(service),
    ({ status: its }: Manifest) => its.loadBalancer?.ingress?.length > 0,
  );
  return status.loadBalancer.ingress[0].ip;
}

test('the load balancer has an address that leads to all pods', async () => {
  await untilAnsweredBy('client', `http://${await balancerOf('plain')}/`, await stage.names('spread'));
});

test('with local traffic the pod sees the address of the client', async () => {
  const address = await balancerOf('local');
  const direct = await untilAnsweredBy('outside', `http://${address}/`, await stage.names('one'), {
    from: '203.0.113.7',
  });
  expect(new Set(direct.map(({ echo: seen }) => seen?.remoteAddress))).toEqual(new Set(['203.0.113.7']));
});

test('the health check port of a node says whether it has a pod', async () => {
  const [{ node }] = await stage.pods('one');
  const { spec } = await stage.service('local');
  for (const { name, ipv4 } of all) {
    await until(
      `the health check of ${name}`,
      () => ask('client', `http://${ipv4}:${spec.healthCheckNodePort}/healthz`),
      ({ status }) => status === (name === node ? 200 : 503),
    );
  }
});

test('a node without a pod drops what comes to it from outside', async () => {
  const [{ node, name: pod }] = await stage.pods('one');
  const { spec } = await stage.service('local');
  const [{ nodePort }] = spec.ports;
  for (const { name, ipv4 } of all) {
    const what = `http://${ipv4}:${nodePort}/`;
    await (name === node ? untilAnsweredBy('client', what, [pod]) : untilItFails('client', what, 'timeout'));
  }
});

test('a spread that is required puts a pod on every node, so that none drops', async () => {
  const placed = (await stage.pods('spread')).map(({ node }) => node);
  expect([...placed].sort()).toEqual(all.map(({ name }) => name));
  const { spec } = await stage.service('on-every-node');
  for (const { name, ipv4 } of all) {
    const here = (await stage.pods('spread')).filter(({ node }) => node === name);
    await untilAnsweredBy(
      'client',
      `http://${ipv4}:${spec.ports[0].nodePort}/`,
      here.map(({ name: pod }) => pod),
    );
  }
});

test('source ranges let in whom they name, and nobody else', async () => {
  const address = await balancerOf('guarded');
  await untilAnsweredBy('outside', `http://${address}/`, await stage.names('one'), { from: '203.0.113.7' });
  await untilItFails('outside', `http://${address}/`, 'timeout', { from: '192.0.2.7' });
});

test('behind a load balancer with local traffic, a client of a sticky Service stays with one pod of a node', async () => {
  const address = await balancerOf('sticky-local');
  const names = await stage.names('spread');
  await until(
    'an answer',
    () => askOften('outside', `http://${address}/`, { times: 20, from: '203.0.113.7' }),
    // The load balancer may spread connections over the nodes; within a node there is one pod for the client.
    (outcomes) => outcomes.every(({ ok }) => ok) && whoIn(outcomes).every((each) => names.includes(each)),
  );
});

test('with policy Cluster, stickiness goes by what the node sees, which the doc comment warns of', async () => {
  const address = await balancerOf('sticky-cluster');
  const outcomes = await until(
    'an answer',
    () => askOften('outside', `http://${address}/`, { times: 20, from: '203.0.113.8' }),
    (answers) => answers.every(({ ok }) => ok),
  );
  // The pod sees a node's address and not the client's.
  expect(outcomes.map(({ echo: seen }) => seen?.remoteAddress)).not.toContain('203.0.113.8');
});
