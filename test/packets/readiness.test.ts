import { Probe } from 'cdk8s-plus-27';
import { ClusterIpService, PodPort } from '../../src';
import { client, EACH_SECOND, echo } from './harness/echo';
import { ask, run, untilAnsweredBy, untilItFails } from './harness/places';
import type { Pod } from './harness/pods';
import { Stage } from './harness/stage';
import { until } from './harness/waiting';

/*
 * Readiness probes of the three kinds: a pod gets traffic when its probe says so, and loses it when it does not.
 */

const http = PodPort.tcp(8080, 'http');

/** A file that stands for what an application is waiting for. */
const FLAG = '/tmp/ready';

interface Kind {
  readonly kind: string;
  readonly probe: Probe;
  readonly makeUnready: (pod: Pod) => Promise<unknown>;
  readonly makeReady: (pod: Pod) => Promise<unknown>;
}

/** As long as it may take after the probe has said so, in milliseconds: it takes one or two seconds, more where the machine is busy. */
const SOON = 10_000;

/** How long something takes, in milliseconds. */
async function timeOf(something: () => Promise<unknown>): Promise<number> {
  const began = Date.now();
  await something();
  return Date.now() - began;
}

let stage: Stage;

const inside = (pod: Pod, order: string) => ask(stage.in(pod.name), `http://127.0.0.1:8080/control/${order}`);

const KINDS: readonly Kind[] = [
  {
    kind: 'exec',
    probe: Probe.fromCommand(['test', '!', '-e', FLAG], EACH_SECOND),
    makeUnready: ({ name }) => run(stage.inside(name), 'touch', FLAG),
    makeReady: ({ name }) => run(stage.inside(name), 'rm', FLAG),
  },
  {
    kind: 'http',
    probe: Probe.fromHttpGet('/ready', { port: http.number, ...EACH_SECOND }),
    makeUnready: (pod) => inside(pod, 'unready'),
    makeReady: (pod) => inside(pod, 'ready'),
  },
  {
    kind: 'tcp',
    probe: Probe.fromTcpSocket({ port: http.number, ...EACH_SECOND }),
    makeUnready: (pod) => inside(pod, 'loopback'),
    makeReady: (pod) => inside(pod, 'everywhere'),
  },
];

beforeAll(async () => {
  stage = await Stage.set('readiness', (chart) => {
    for (const { kind, probe } of KINDS) {
      const pods = echo(chart, kind, { replicas: 2, ports: [http], readiness: probe });
      new ClusterIpService(chart, kind, { selector: pods, ports: [http.exposedAs(80)] });
    }
    client(chart);
  });
});

afterAll(() => stage?.strike());

test.each(KINDS)('a pod whose $kind probe fails leaves the Service, and comes back', async (each) => {
  const names = await stage.names(each.kind);
  const what = `http://${each.kind}/`;
  await untilAnsweredBy(stage.in('client'), what, names);

  const [sick, healthy] = await stage.pods(each.kind);
  // A machine that stands still for a while says nothing about Kubernetes: it is enough to see it once.
  await until(
    `the pod to be out within ${SOON} ms, and back as soon`,
    async () => {
      await each.makeUnready(sick);
      const out = await timeOf(() => untilAnsweredBy(stage.in('client'), what, [healthy.name]));
      await each.makeReady(sick);
      const back = await timeOf(() => untilAnsweredBy(stage.in('client'), what, names));
      return { out, back };
    },
    ({ out, back }) => out < SOON && back < SOON,
  );
});

test('when no pod is ready, connections are refused at once', async () => {
  const none = await Stage.empty('none-ready');
  await none.build((chart) => {
    const pods = echo(chart, 'web', { ports: [http], environment: { ECHO_UNREADY: 'true' } });
    new ClusterIpService(chart, 'web', { selector: pods, ports: [http.exposedAs(80)] });
    client(chart);
  });
  await until(
    'both pods to run',
    () => none.pods(),
    (pods) => pods.length === 2 && pods.every(({ address }) => address !== ''),
  );
  await untilItFails(none.in('client'), 'http://web/', 'refused');
  const [pod] = await none.pods('web');
  await untilAnsweredBy(none.in('client'), `http://${pod.address}:8080/`, [pod.name]);
  await none.strike();
});
