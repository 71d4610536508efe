import { isDeepStrictEqual } from 'node:util';
import { HeadlessService, IpFamilyPolicy, PodPort } from '../../src';
import { client, echo } from './harness/echo';
import { at } from './harness/nodes';
import { ask, untilAnswered, untilAnsweredBy, untilItFails, untilResolved } from './harness/places';
import type { Pod } from './harness/pods';
import { Stage } from './harness/stage';
import { until } from './harness/waiting';

/*
 * HeadlessService: DNS answers with the pods themselves.
 */

const http = PodPort.tcp(8080, 'http');

let stage: Stage;
let pods: Pod[];

beforeAll(async () => {
  stage = await Stage.set('headless', (chart) => {
    const web = echo(chart, 'web', { replicas: 2, ports: [http] });
    new HeadlessService(chart, 'web', {
      selector: web,
      ports: [http],
      ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
    });
    new HeadlessService(chart, 'portless', { selector: web });
    new HeadlessService(chart, 'peers', { selector: web, ports: [http], publishNotReadyAddresses: true });
    const sole = echo(chart, 'sole', { ports: [http] });
    new HeadlessService(chart, 'sole', { selector: sole, ports: [http] });
    client(chart);
  });
  pods = await stage.pods('web');
});

afterAll(() => stage?.strike());

const place = () => stage.in('client');
const addresses = (family: 0 | 1) => pods.map((pod) => pod.addresses[family]);

test('the name is the addresses of all pods, of the families that the Service asks for', async () => {
  await untilResolved(place(), stage.dns('web'), 'A', addresses(0));
  await untilResolved(place(), stage.dns('web'), 'AAAA', addresses(1));
});

test('it takes no ports to have a name; Kubernetes gives one family where nobody asks for both', async () => {
  await untilResolved(place(), stage.dns('portless'), 'A', addresses(0));
  await untilResolved(place(), stage.dns('portless'), 'AAAA', []);
});

test('the port is that of the pods: nothing translates', async () => {
  await untilResolved(place(), stage.dns('web'), 'A', addresses(0));
  const { echo: seen } = await untilAnswered(place(), 'http://web:8080/');
  expect(seen?.localPort).toBe(8080);
  await untilItFails(place(), 'http://web/', 'refused');
});

test('SRV of a named port names the port, and a name for each address of each pod', async () => {
  const all = [...addresses(0), ...addresses(1)].sort();
  const found = await until(
    `SRV records that lead to ${all.join(', ')}`,
    async () => {
      const { answers = [] } = await ask(place(), `dns:_http._tcp.${stage.dns('web')}/SRV`);
      const records = answers.map((answer) => answer.split(' '));
      const resolved = await Promise.all(
        records.flatMap(([, , , target]) => ['A', 'AAAA'].map((type) => ask(place(), `dns:${target}/${type}`))),
      );
      return { ports: records.map(([, , port]) => port), addresses: resolved.flatMap((each) => each.answers ?? []) };
    },
    ({ addresses: of }) => isDeepStrictEqual(of.sort(), all),
  );
  expect(found.ports).toEqual(all.map(() => '8080'));
});

test('a pod that is not ready leaves the name, and stays in that of peers', async () => {
  const [sick, healthy] = pods;
  await ask(place(), `http://${at(sick.address, 8080)}/control/unready`);
  await untilResolved(place(), stage.dns('web'), 'A', [healthy.address]);
  await untilResolved(place(), stage.dns('peers'), 'A', addresses(0));
  await untilAnsweredBy(place(), 'http://web:8080/', [healthy.name]);

  await ask(place(), `http://${at(sick.address, 8080)}/control/ready`);
  await untilResolved(place(), stage.dns('web'), 'A', addresses(0));
});

test('without any ready pod there is no such name', async () => {
  const [pod] = await stage.pods('sole');
  await untilAnsweredBy(place(), 'http://sole:8080/', [pod.name]);
  await ask(place(), `http://${at(pod.address, 8080)}/control/unready`);
  await untilItFails(place(), 'http://sole:8080/', 'nxdomain');
});
