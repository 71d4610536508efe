import { obstacleOf } from '../../../src/model/status/obstacle';
import { PodStatus } from '../../../src/model/status/pod-status';
import { told, troublesOf } from '../../../src/model/status/wording';
import { clusterOf } from '../../support/traced';

/*
 * Statuses of pods, written by hand in the shapes that the API documents.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodStatus
 */

const SPEC =
  'spec: {initContainers: [{name: setup, image: "x:1"}], containers: [{name: web, image: "x:1", readinessProbe: {tcpSocket: {port: 80}}}, {name: side, image: "x:1", readinessProbe: {exec: {command: [ready]}}}]}';

const podWith = (status: string, metadata = '') =>
  `{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop${metadata}}, ${SPEC}, status: {${status}}}\n`;

function statusOf(status: string, metadata = ''): PodStatus {
  const [pod] = clusterOf(podWith(status, metadata)).workloads.all;
  if (pod === undefined) {
    throw new Error('no pod');
  }
  return new PodStatus(pod);
}

const saidOf = (status: string, metadata = '', messages: readonly string[] = []) =>
  told([
    obstacleOf(
      statusOf(status, metadata),
      messages.map((message) => ({ reason: 'Unhealthy', message, when: '' })),
    ),
  ]);

const web = (rest: string) =>
  `phase: Pending, containerStatuses: [{name: web, ready: false, restartCount: 0, ${rest}}]`;
const running = (name: string, rest = '') =>
  `phase: Running, containerStatuses: [{name: ${name}, ready: false, ${rest}state: {running: {}}}]`;

test.each([
  [
    'phase: Pending, conditions: [{type: PodScheduled, status: "False", reason: SchedulingGated, message: gated}]',
    'no node takes them, SchedulingGated: "gated"',
  ],
  [
    web('state: {waiting: {reason: CreateContainerConfigError, message: "secret \\"db\\" not found"}}'),
    'container "web" cannot be made, CreateContainerConfigError: there is no Secret "db"',
  ],
  [
    web('state: {waiting: {reason: ErrImageNeverPull, message: absent}}'),
    'the image of container "web" cannot be had, ErrImageNeverPull: "absent"',
  ],
  [web('state: {waiting: {reason: ContainerCreating}}'), 'container "web" has not started, ContainerCreating'],
  [web('state: {terminated: {exitCode: 3, reason: Error}}'), 'container "web" ended, exit code 3'],
  [
    'phase: Pending, initContainerStatuses: [{name: setup, ready: false, restartCount: 1, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 2, reason: Error}}}], containerStatuses: [{name: web, ready: false, state: {waiting: {reason: PodInitializing}}}]',
    'container "setup" ended, exit code 2, started again once',
  ],
  [
    'phase: Pending, initContainerStatuses: [{name: setup, ready: false, state: {running: {}}}]',
    'container "setup" has not started, it must end first',
  ],
  [running('web'), 'the readiness probe of container "web" does not succeed'],
  [running('web', 'started: false, '), 'the startup probe of container "web" does not succeed'],
  [
    'phase: Running, conditions: [{type: Ready, status: "False", reason: ReadinessGatesNotReady, message: the gate}]',
    'a readiness gate is shut, ReadinessGatesNotReady: "the gate"',
  ],
  ['phase: Failed, reason: Evicted', 'not ready, Evicted'],
])('%s: %s', (status, says) => {
  expect(saidOf(status)).toBe(says);
});

test('what is being deleted needs no other reason', () => {
  expect(saidOf(running('web'), ', deletionTimestamp: "2026-11-30T05:00:00Z"')).toBe('being deleted');
});

test.each([
  ['Readiness probe failed: HTTP probe failed with statuscode: 503', 'is answered with 503'],
  [
    'Readiness probe failed: Get "http://10.0.0.1:80/?token=secret": dial tcp 10.0.0.1:80: connect: connection refused',
    'is refused: nothing listens on its port',
  ],
  [
    'Readiness probe failed: Get "http://10.0.0.1:80/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    'gets no answer in time',
  ],
  ['Liveness probe failed: HTTP probe failed with statuscode: 500', 'does not succeed'],
  ['Readiness probe failed: something new', 'does not succeed'],
])('an event says what a probe got: %s', (message, says) => {
  expect(saidOf(running('web'), '', [message])).toBe(`the readiness probe of container "web" ${says}`);
});

test('what a command printed is not repeated, nor read', () => {
  const message = 'Readiness probe failed: connection refused for root with password s3cret';
  expect(saidOf(running('side'), '', [message])).toBe('the readiness probe of container "side" does not succeed');
});

test.each(['RunContainerError', 'CreateContainerError', 'PostStartHookError'])(
  'a message of %s may repeat a command with the values of its variables, and is left out',
  (reason) => {
    expect(saidOf(web(`state: {waiting: {reason: ${reason}, message: "exec: mysqld --password=s3cret"}}`))).toBe(
      `container "web" has not started, ${reason}`,
    );
  },
);

test('the last words of a container are left out', () => {
  const terminated = 'terminated: {exitCode: 1, reason: Error, message: "password s3cret is wrong"}';
  expect(saidOf(web(`state: {${terminated}}`))).toBe('container "web" ended, exit code 1');
});

test('pods that differ in their names alone are told as one, and the most frequent trouble first', () => {
  const asRoot = (uid: string) =>
    web(
      `state: {waiting: {reason: CreateContainerConfigError, message: 'runs as root (pod: "web_shop(${uid})", container: web)'}}`,
    );
  const obstacles = [running('web'), asRoot('1'), asRoot('2')].map((status) => obstacleOf(statusOf(status), []));
  expect(told(obstacles)).toBe(
    '2: container "web" cannot be made, CreateContainerConfigError: "runs as root"; 1: the readiness probe of container "web" does not succeed',
  );
  expect(troublesOf(obstacles).map((each) => each.obstacles.length)).toEqual([2, 1]);
});
