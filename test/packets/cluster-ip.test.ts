import { isIP } from 'node:net';
import { ClusterIpService, IpFamilyPolicy, PodPort } from '../../src';
import { client, echo } from './harness/echo';
import { at } from './harness/nodes';
import { untilAnsweredBy, untilItFails } from './harness/places';
import { PROXY_MODE } from './harness/rig';
import { Stage } from './harness/stage';

/*
 * ClusterIpService: the right pod's right port answers, by name and by address of either family.
 */

const http = PodPort.tcp(8080, 'http');
const admin = PodPort.tcp(9090, 'admin');
const queries = PodPort.udp(5353, 'queries');

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set('cluster-ip', (chart) => {
    const web = echo(chart, 'web', { replicas: 2, ports: [http, admin, queries] });
    const other = echo(chart, 'other', { ports: [http] });
    new ClusterIpService(chart, 'web', {
      selector: web,
      ports: [http.exposedAs(80), admin.exposedAs(81).targetingName(), queries.exposedAs(53)],
      ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK,
    });
    new ClusterIpService(chart, 'other', { selector: other, ports: [http.exposedAs(80)] });
    client(chart);
  });
});

afterAll(() => stage?.strike());

const clientPod = () => stage.in('client');

test('the pods that are selected answer by the name of the Service, and no others', async () => {
  await untilAnsweredBy(clientPod(), 'http://web/', await stage.names('web'));
  await untilAnsweredBy(clientPod(), 'http://other/', await stage.names('other'));
});

test('each port of the Service leads to the port of the pod that it names', async () => {
  const ports: (number | undefined)[] = [];
  for (const what of ['http://web/', 'http://web:81/', 'udp://web:53']) {
    const [outcome] = await untilAnsweredBy(clientPod(), what, await stage.names('web'));
    ports.push(outcome.echo?.localPort);
  }
  expect(ports).toEqual([8080, 9090, 5353]);
});

test('the pod sees the address of the client, not that of a node', async () => {
  const [{ address }] = await stage.pods('client');
  const [outcome] = await untilAnsweredBy(clientPod(), 'http://web/', await stage.names('web'));
  expect([outcome.echo?.remoteAddress, outcome.echo?.host]).toEqual([address, 'web']);
});

test('both families have an address that answers', async () => {
  const { spec } = await stage.service('web');
  expect(spec.clusterIPs).toHaveLength(2);
  for (const address of spec.clusterIPs) {
    await untilAnsweredBy(clientPod(), `http://${at(address, 80)}/`, await stage.names('web'));
  }
});

test.each([4, 6] as const)('the name leads to the pods over IPv%i', async (family) => {
  const seen = await untilAnsweredBy(clientPod(), 'http://web/', await stage.names('web'), { family });
  expect(new Set(seen.map(({ echo: answer }) => isIP(answer?.remoteAddress ?? '')))).toEqual(new Set([family]));
});

test('a pod reaches itself by its own Service', async () => {
  const [pod] = await stage.pods('other');
  await untilAnsweredBy(stage.in(pod.name), 'http://other/', [pod.name]);
});

test('from another namespace it takes the namespace in the name', async () => {
  const elsewhere = await Stage.set('elsewhere', (chart) => client(chart));
  const there = elsewhere.in('client');
  await untilAnsweredBy(there, `http://web.${stage.namespace}/`, await stage.names('web'));
  await untilItFails(there, 'http://web/', 'nxdomain');
  await elsewhere.strike();
});

test('a port that the Service does not have leads nowhere, the pods listening on it or not', async () => {
  await untilAnsweredBy(clientPod(), 'http://web/', await stage.names('web'));
  // Refusing is what nftables mode does beyond iptables mode (k8s.io/kubernetes/pkg/proxy/nftables/README.md), which lets the
  // packet go wherever the node's routes lead: here, to a router that knows of no such address.
  await untilItFails(clientPod(), 'http://web:8080/', PROXY_MODE === 'iptables' ? 'unreachable' : 'refused');
});

test('from outside the cluster, the address leads nowhere', async () => {
  const { spec } = await stage.service('web');
  await untilAnsweredBy(clientPod(), 'http://web/', await stage.names('web'));
  await untilItFails('client', `http://${at(spec.clusterIP, 80)}/`, 'unreachable');
});
