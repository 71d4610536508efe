import { setTimeout as pause } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { Exposure, PodPort, StickyService } from '../../src';
import { client, echo } from './harness/echo';
import { type Node, nodes } from './harness/nodes';
import { answersOf, type Place, whoIn } from './harness/places';
import { Stage } from './harness/stage';
import { until } from './harness/waiting';

/*
 * StickyService: one client, one pod, until it has kept away for as long as the timeout says.
 */

const http = PodPort.tcp(8080, 'http');

/** In seconds. Short enough to wait for, long enough that a burst of requests on a busy machine stays within. */
const TIMEOUT = 5;

/** One of four pods comes again by chance; as many times in a row, once in 65,000 runs. */
const ROUNDS = 8;

/** As many hosts outside of the cluster, each a client. */
const MANY = Array.from({ length: 12 }, (_, i) => `203.0.113.${i + 1}`);

let stage: Stage;
let node: Node[];

beforeAll(async () => {
  node = await nodes();
  stage = await Stage.set('sticky', (chart) => {
    const web = echo(chart, 'web', { replicas: 4, ports: [http] });
    const common = { selector: web, ports: [http.exposedAs(80)] };
    new StickyService(chart, 'long', common);
    new StickyService(chart, 'short', { ...common, sessionTimeout: Duration.seconds(TIMEOUT) });
    new StickyService(chart, 'ports', { ...common, exposure: Exposure.nodePort() });
    client(chart, 'one');
    client(chart, 'two');
  });
  // Until all pods are behind the Services, whom a client sticks to may change.
  for (const name of ['long', 'short', 'ports']) {
    await until(
      `four endpoints of ${name}`,
      () => endpointsOf(name),
      (count) => count === 4,
    );
  }
});

afterAll(() => stage?.strike());

async function endpointsOf(service: string): Promise<number> {
  const slices = await stage.list('discovery.k8s.io/v1', 'EndpointSlice', `kubernetes.io/service-name=${service}`);
  return slices.flatMap(({ endpoints }) => endpoints ?? []).filter(({ conditions }) => conditions.ready).length;
}

/** The one pod that answers a client many times over. */
async function podFor(place: Place, what: string, from?: string): Promise<string> {
  const seen = await until(
    `one pod for ${what} from ${from ?? place}`,
    () => answersOf(place, what, { times: 20, from }),
    (outcomes) => whoIn(outcomes).length === 1,
  );
  return whoIn(seen)[0];
}

test('each client stays with one pod', async () => {
  for (const each of ['one', 'two']) {
    const pod = await podFor(stage.in(each), 'http://long/');
    expect(await stage.names('web')).toContain(pod);
    expect(whoIn(await answersOf(stage.in(each), 'http://long/', { times: 40 }))).toEqual([pod]);
  }
});

/**
 * Who answers a client that keeps asking for twice the timeout. A machine that stands still for as long as the timeout has kept the client
 * away; then it begins anew.
 */
async function whoeverAnswers(place: Place, what: string): Promise<string[]> {
  const all = new Set<string>();
  const began = Date.now();
  for (let asked = began; asked - began < 2 * TIMEOUT * 1000; ) {
    const before = asked;
    asked = Date.now();
    for (const each of whoIn(await answersOf(place, what, { times: 4 }))) {
      all.add(each);
    }
    if (Date.now() - before > TIMEOUT * 1000) {
      return whoeverAnswers(place, what);
    }
  }
  return [...all];
}

test('whoever keeps asking within the timeout stays beyond it; whoever keeps away is given a pod by chance again', async () => {
  const place = stage.in('one');
  const [first, ...others] = await whoeverAnswers(place, 'http://short/');
  expect(others).toEqual([]);
  let next = first;
  for (let round = 0; round < ROUNDS && next === first; round++) {
    await pause((TIMEOUT + 1) * 1000);
    next = await podFor(place, 'http://short/');
  }
  expect(next).not.toBe(first);
});

test('a pod that has gone is replaced for its clients', async () => {
  const place = stage.in('two');
  const gone = await podFor(place, 'http://long/');
  await stage.remove('v1', 'Pod', gone);
  await stage.ready(6);
  const next = await podFor(place, 'http://long/');
  expect(next).not.toBe(gone);
  expect(await stage.names('web')).toContain(next);
});

test('each node remembers by itself: a client stays with one pod by each node, and not always with the same by both', async () => {
  const { spec } = await stage.service('ports');
  const [{ nodePort }] = spec.ports;
  const pods: string[][] = [];
  for (const from of MANY) {
    const byNode: string[] = [];
    for (const { ipv4 } of node) {
      byNode.push(await podFor('outside', `http://${ipv4}:${nodePort}/`, from));
    }
    pods.push(byNode);
  }
  // Two nodes that choose of four by chance agree on all of twelve clients once in 16 million times.
  expect(pods.some((byNode) => new Set(byNode).size > 1)).toBe(true);
});
