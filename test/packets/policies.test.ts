import { NetworkPolicy, NetworkPolicyPort, NetworkPolicyTrafficDefault, PodConnectionsIsolation } from 'cdk8s-plus-27';
import { ClusterIpService, NodePortService, PodPort } from '../../src';
import { client, echo } from './harness/echo';
import { at, nodes } from './harness/nodes';
import { untilAnsweredBy, untilItFails, untilResolved } from './harness/places';
import { Stage } from './harness/stage';
import { until } from './harness/waiting';

/*
 * NetworkPolicies: what the connections of cdk8s-plus make, and isolation. A policy is of connections to and from pods, so
 * it is asked by the addresses of the pods as well as through Services. What is forbidden is asked first: that it is dropped shows that
 * the policy is in force, before what is allowed is said to pass it.
 */

const http = PodPort.tcp(8080, 'http');
const admin = PodPort.tcp(9090, 'admin');

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set('policies', (chart) => {
    const api = echo(chart, 'api', { ports: [http] });
    const db = echo(chart, 'db', { ports: [http] });
    const stranger = echo(chart, 'stranger', { ports: [http] });
    const guarded = echo(chart, 'guarded', { ports: [http, admin] });
    for (const [name, pods] of Object.entries({ api, db, guarded })) {
      new ClusterIpService(chart, name, { selector: pods, ports: [http.exposedAs(80)] });
    }
    new NodePortService(chart, 'shut', { selector: guarded, ports: [http.exposedAs(80)] });
    new NodePortService(chart, 'open', { selector: stranger, ports: [http.exposedAs(80)] });
    db.connections.isolate();
    db.connections.allowFrom(api, { isolation: PodConnectionsIsolation.POD });
    // Without the option, both ends are isolated.
    const caller = echo(chart, 'caller', { ports: [http] });
    const callee = echo(chart, 'callee', { ports: [http] });
    new ClusterIpService(chart, 'callee', { selector: callee, ports: [http.exposedAs(80)] });
    callee.connections.allowFrom(caller);
    // The same, said by the one that calls.
    const dialling = echo(chart, 'dialling', { ports: [http] });
    const dialled = echo(chart, 'dialled', { ports: [http] });
    dialling.connections.allowTo(dialled);
    // Nothing in, but for one port.
    new NetworkPolicy(chart, 'one-port', {
      selector: guarded,
      ingress: {
        default: NetworkPolicyTrafficDefault.DENY,
        rules: [{ peer: api, ports: [NetworkPolicyPort.tcp(http.number)] }],
      },
    });
    // Nothing out.
    const mute = echo(chart, 'mute', { ports: [http] });
    new NetworkPolicy(chart, 'mute', { selector: mute, egress: { default: NetworkPolicyTrafficDefault.DENY } });
    client(chart);
  });
});

afterAll(() => stage?.strike());

async function only(app: string) {
  const [pod] = await stage.pods(app);
  return pod;
}

test('isolated pods answer to whom their connections name, and to nobody else', async () => {
  const [api, db, stranger] = [await only('api'), await only('db'), await only('stranger')];
  await untilItFails(stage.in(stranger.name), 'http://db/', 'timeout');
  for (const address of db.addresses) {
    await untilItFails(stage.in(stranger.name), `http://${at(address, 8080)}/`, 'timeout');
    await untilAnsweredBy(stage.in(api.name), `http://${at(address, 8080)}/`, [db.name]);
  }
  await untilAnsweredBy(stage.in(api.name), 'http://db/', [db.name]);
});

test('a connection isolates its other end as well, unless it is told not to: that end finds no names any more', async () => {
  const [caller, callee] = [await only('caller'), await only('callee')];
  const { spec } = await stage.service('callee');
  await untilItFails(stage.in(caller.name), 'http://callee/', 'timeout');
  await untilAnsweredBy(stage.in(caller.name), `http://${at(callee.address, 8080)}/`, [callee.name]);
  await untilAnsweredBy(stage.in(caller.name), `http://${at(spec.clusterIP, 80)}/`, [callee.name]);
});

test('a connection that the caller names lets nobody else in to whom it calls', async () => {
  const [dialling, dialled, stranger] = [await only('dialling'), await only('dialled'), await only('stranger')];
  await untilItFails(stage.in(stranger.name), `http://${at(dialled.address, 8080)}/`, 'timeout');
  await untilItFails(stage.in(dialling.name), `http://${at(stranger.address, 8080)}/`, 'timeout');
  await untilAnsweredBy(stage.in(dialling.name), `http://${at(dialled.address, 8080)}/`, [dialled.name]);
});

test('isolation is of the pods that are selected: others answer as before', async () => {
  const [api, stranger] = [await only('api'), await only('stranger')];
  await untilAnsweredBy(stage.in(api.name), `http://${at(stranger.address, 8080)}/`, [stranger.name]);
});

test('a port that a policy does not name stays shut for those that it lets in', async () => {
  const [api, guarded] = [await only('api'), await only('guarded')];
  await untilItFails(stage.in(api.name), `http://${at(guarded.address, 9090)}/`, 'timeout');
  await untilAnsweredBy(stage.in(api.name), `http://${at(guarded.address, 8080)}/`, [guarded.name]);
});

test('a policy for pods stops what comes by a node port too', async () => {
  const [guarded, stranger] = [await only('guarded'), await only('stranger')];
  // By either node: that of the pod, and one from which it goes on to the pod's.
  for (const { ipv4 } of await nodes()) {
    await untilAnsweredBy('client', `http://${at(ipv4, await nodePortOf('open'))}/`, [stranger.name]);
    await untilItFails('client', `http://${at(ipv4, await nodePortOf('shut'))}/`, 'timeout');
  }
  await untilAnsweredBy(stage.in((await only('api')).name), 'http://shut/', [guarded.name]);
});

async function nodePortOf(service: string): Promise<number> {
  const { spec } = await stage.service(service);
  return spec.ports[0].nodePort;
}

test('the kubelet may always ask its own pods: an isolated pod is ready', async () => {
  const pods = await until(
    'all pods to be ready',
    () => stage.pods(),
    (all) => all.every(({ isReady }) => isReady),
  );
  expect(pods.length).toBeGreaterThan(6);
});

test('whose egress is denied finds no names either', async () => {
  const [mute, api] = [await only('mute'), await only('api')];
  await untilResolved(stage.in('client'), stage.dns('api'), 'A', [(await stage.service('api')).spec.clusterIP]);
  await untilItFails(stage.in(mute.name), `dns:${stage.dns('api')}/A`, 'timeout');
  await untilItFails(stage.in(mute.name), `http://${at(api.address, 8080)}/`, 'timeout');
  await untilAnsweredBy(stage.in(api.name), `http://${at(mute.address, 8080)}/`, [mute.name]);
});
