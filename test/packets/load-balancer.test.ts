import { Service, ServiceType } from 'cdk8s-plus-27';
import {
  Exposure,
  LoadBalancerService,
  LocalTrafficLoadBalancer,
  PodPort,
  PodSpread,
  StickyService,
  TrafficPolicy,
} from '../../src';
import type { Manifest } from '../support/synth';
import { echo } from './harness/echo';
import { type Node, nodes } from './harness/nodes';
import type { Echo } from './harness/outcome';
import { answersOf, ask, untilAnswered, untilAnsweredBy, untilItFails } from './harness/places';
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
    const several = echo(chart, 'several', { replicas: 2 * all.length, ports: [http] });
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
      new LoadBalancerService(chart, `portless-${policy.toLowerCase()}`, {
        selector: one,
        ports,
        externalTrafficPolicy: policy,
        allocateNodePorts: false,
      });
      new StickyService(chart, `sticky-${policy.toLowerCase()}`, {
        selector: several,
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

test.each(['cluster', 'local'])(
  'without node ports packets come as they were sent, with policy %s too',
  async (policy) => {
    const { spec } = await stage.service(`portless-${policy}`);
    expect(spec.ports[0].nodePort).toBeUndefined();
    const address = await balancerOf(`portless-${policy}`);
    await untilAnsweredBy('outside', `http://${address}/`, await stage.names('one'), { from: '203.0.113.7' });
  },
);

test('source ranges let in whom they name, and nobody else', async () => {
  const address = await balancerOf('guarded');
  await untilAnsweredBy('outside', `http://${address}/`, await stage.names('one'), { from: '203.0.113.7' });
  await untilItFails('outside', `http://${address}/`, 'timeout', { from: '192.0.2.7' });
});

/** As many hosts outside of the cluster, each a client. */
const MANY = Array.from({ length: 12 }, (_, i) => `203.0.113.${i + 1}`);

/** One more, who looks whether all is ready. */
const FIRST = '203.0.113.100';

/** The pods that each client of a load balancer comes to in 20 connections, by something of the answer. */
async function podsByClient(service: string, by: (seen: Echo) => string): Promise<Map<string, Set<string>>[]> {
  const url = `http://${await balancerOf(service)}/`;
  const podsFor = async (from: string) => {
    const pods = new Map<string, Set<string>>();
    for (const { echo: seen } of await answersOf('outside', url, { times: 20, from })) {
      const { pod = '' } = seen as Echo;
      const key = by(seen as Echo);
      pods.set(key, (pods.get(key) ?? new Set()).add(pod));
    }
    return pods;
  };
  await untilAnswered('outside', url);
  // The load balancer hears of the second node a moment later.
  await until(
    `${url} served by ${all.length} nodes`,
    () => podsFor(FIRST),
    ({ size }) => size === all.length,
  );
  const pods: Map<string, Set<string>>[] = [];
  for (const from of MANY) {
    pods.push(await podsFor(from));
  }
  return pods;
}

test('behind a load balancer that picks nodes freely, a client of a sticky Service has one pod on each node', async () => {
  const clients = await podsByClient('sticky-local', ({ node = '' }) => node);
  const seen = new Set<string>();
  for (const byNode of clients) {
    // Of 20 connections none comes to one of two nodes once in 500,000 times.
    expect([...byNode.keys()].sort()).toEqual(all.map(({ name }) => name));
    for (const pods of byNode.values()) {
      expect(pods.size).toBe(1);
      seen.add([...pods].join());
    }
  }
  // And it is affinity that keeps them: there are others on the node.
  expect(seen.size).toBeGreaterThan(all.length);
});

test('with policy Cluster each node chooses of all pods, and the two do not agree: stickiness is undone', async () => {
  // The pod sees an address of the node that the load balancer has picked, and not the client's.
  const clients = await podsByClient('sticky-cluster', ({ remoteAddress }) => remoteAddress);
  for (const byNode of clients) {
    expect(byNode.size).toBe(all.length);
    expect([...byNode.keys()].filter((address) => MANY.includes(address))).toEqual([]);
    expect([...byNode.values()].map(({ size }) => size)).toEqual(all.map(() => 1));
  }
  // Two nodes that choose of four by chance agree on all of twelve clients once in 16 million times.
  expect(clients.some((byNode) => new Set([...byNode.values()].flatMap((pods) => [...pods])).size > 1)).toBe(true);
});
