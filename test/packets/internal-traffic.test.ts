import { isDeepStrictEqual } from 'node:util';
import { ClusterIpService, PodPort, TrafficDistribution, TrafficPolicy } from '../../src';
import { client, echo } from './harness/echo';
import { untilAnsweredBy, untilItFails } from './harness/places';
import type { Pod } from './harness/pods';
import { Stage } from './harness/stage';
import { until } from './harness/waiting';

/*
 * Internal traffic policy and traffic distribution: which of the pods answers depends on where the client is.
 */

const http = PodPort.tcp(8080, 'http');

let stage: Stage;
let pods: Pod[];
let lone: Pod;

beforeAll(async () => {
  stage = await Stage.set('internal', (chart) => {
    const web = echo(chart, 'web', { replicas: 4, ports: [http] });
    const single = echo(chart, 'single', { ports: [http] });
    const common = { selector: web, ports: [http.exposedAs(80)] };
    new ClusterIpService(chart, 'anywhere', common);
    new ClusterIpService(chart, 'same-node-only', { ...common, internalTrafficPolicy: TrafficPolicy.LOCAL });
    new ClusterIpService(chart, 'same-zone', { ...common, trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE });
    new ClusterIpService(chart, 'same-node', { ...common, trafficDistribution: TrafficDistribution.PREFER_SAME_NODE });
    new ClusterIpService(chart, 'single-local', {
      selector: single,
      ports: [http.exposedAs(80)],
      internalTrafficPolicy: TrafficPolicy.LOCAL,
    });
    new ClusterIpService(chart, 'single-near', {
      selector: single,
      ports: [http.exposedAs(80)],
      trafficDistribution: TrafficDistribution.PREFER_SAME_NODE,
    });
    client(chart);
  });
  pods = await stage.pods('web');
  [lone] = await stage.pods('single');
});

afterAll(() => stage?.strike());

/** The pods on a node, by name. */
const on = (node: string) => pods.filter((pod) => pod.node === node).map(({ name }) => name);

test('the scheduler has put pods on every node, without which this file shows nothing', () => {
  expect(new Set(pods.map(({ node }) => node)).size).toBeGreaterThan(1);
});

test('without either, all pods answer from everywhere', async () => {
  await untilAnsweredBy(
    stage.in('client'),
    'http://anywhere/',
    pods.map(({ name }) => name),
  );
});

// The rig's nodes are in a zone each, so that the zone and the node come to the same pods; what proxies are told of them differs.
test.each([
  ['same-zone', ['forZones']],
  // A proxy that does not know nodes yet goes by the zone: KEP-3015.
  ['same-node', ['forNodes', 'forZones']],
])('what proxies are told of %s is %j', async (service, expected) => {
  await until(
    `hints of ${service}`,
    async () => {
      const slices = await stage.list('discovery.k8s.io/v1', 'EndpointSlice', `kubernetes.io/service-name=${service}`);
      const endpoints = slices.flatMap((slice) => (slice.endpoints ?? []) as { hints?: object }[]);
      return endpoints.map(({ hints = {} }) => Object.keys(hints).sort());
    },
    (hints) =>
      isDeepStrictEqual(
        hints,
        pods.map(() => expected),
      ),
  );
});

test.each(['same-node-only', 'same-zone', 'same-node'])(
  '%s keeps connections on the node of the client',
  async (service) => {
    for (const { name, node } of pods) {
      await untilAnsweredBy(stage.in(name), `http://${service}/`, on(node));
    }
  },
);

test('where the node has no pod, policy Local drops, and a preference goes elsewhere', async () => {
  const away = pods.find(({ node }) => node !== lone.node) as Pod;
  const here = pods.find(({ node }) => node === lone.node) as Pod;
  await untilAnsweredBy(stage.in(here.name), 'http://single-local/', [lone.name]);
  await untilItFails(stage.in(away.name), 'http://single-local/', 'timeout');
  await untilAnsweredBy(stage.in(away.name), 'http://single-near/', [lone.name]);
});
