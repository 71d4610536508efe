import type { Field } from '../../values/field';
import type { Container } from '../views/container';
import type { Warning } from './events';
import type { PodStatus } from './pod-status';

/** What keeps a pod from being ready. */
export interface Obstacle {
  readonly is: /** The workload did not get it made. */
    | 'creation'
    /** No node takes it. */
    | 'placing'
    /** A container cannot be made as it is written. */
    | 'configuration'
    | 'image'
    /** A volume is not there, without which no container starts. */
    | 'volume'
    /** A container has not started. */
    | 'start'
    /** A container ended that was to keep running, or did not end well. */
    | 'end'
    /** A container runs, and its probe does not succeed. */
    | 'probe'
    /** Somebody else is to say that it is ready, and has not. */
    | 'gate'
    | 'deletion'
    /** It ran to its end, as it was to. */
    | 'completion'
    /** The workload is told to make no pods for now. */
    | 'pause'
    | 'other'
    /** It is counted, and not in the dump itself. */
    | 'unseen';
  /** The container that it is about; nothing where it is about the whole pod. */
  readonly container?: string;
  /** The word that the cluster has for it, such as `ImagePullBackOff`. */
  readonly reason: string | undefined;
  /** What whoever refused says; never the output of a container, or a command of one, which may hold a password. */
  readonly message?: string | undefined;
  /** What a probe got, as the end of a sentence about it. */
  readonly answer?: string | undefined;
  /** How often the container was started again. */
  readonly restarts?: number;
}

/**
 * Reasons to wait for a container about which the kubelet itself speaks, of objects and images by their names. Others repeat
 * the command, in which `$(PASSWORD)` has its value already.
 *
 * `pkg/kubelet/images/types.go` and `pkg/kubelet/kuberuntime/kuberuntime_container.go` of Kubernetes
 */
const SPOKEN_OF: Readonly<Record<string, Obstacle['is']>> = {
  CreateContainerConfigError: 'configuration',
  ErrImagePull: 'image',
  ImagePullBackOff: 'image',
  ErrImageNeverPull: 'image',
  InvalidImageName: 'image',
  ImageInspectError: 'image',
  RegistryUnavailable: 'image',
};

/** Whether nobody is to do anything: what goes away was meant to, as was what is done; or nothing says what to do. */
export function isMeantOrUntold({ is }: Obstacle): boolean {
  return is === 'deletion' || is === 'completion' || is === 'unseen';
}

/** What a probe got that found nobody at its port. */
const REFUSED = 'is refused: nothing listens on its port';

/** Whether a container runs, and nobody listens where its readiness probe asks: at the address of the pod. */
export function isRefused({ is, reason, answer }: Obstacle): boolean {
  return is === 'probe' && reason === 'readiness' && answer === REFUSED;
}

/** Every container of a new pod has one of these at first, whatever it waits for. */
const WAITING_FOR_OTHERS = ['ContainerCreating', 'PodInitializing'];

/** Events about what a pod waits for before its containers are made; they name volumes and objects. */
const ABOUT_VOLUMES = ['FailedMount', 'FailedAttachVolume'];

/** What keeps a pod from being ready, as far as its status tells: the first thing, as the next only begins after it. */
export function obstacleOf(status: PodStatus, warnings: readonly Warning[]): Obstacle {
  const scheduled = status.condition('PodScheduled');
  if (status.isBeingDeleted) {
    return { is: 'deletion', reason: undefined };
  }
  if (status.hasCompleted) {
    return { is: 'completion', reason: undefined };
  }
  if (scheduled?.get('status').text === 'False') {
    return { is: 'placing', reason: scheduled.get('reason').text, message: scheduled.get('message').text };
  }
  return (
    status.containers.map((each) => waitingFor(each, status, warnings)).find((each) => each !== undefined) ??
    status.containers.map((each) => notReady(each, status, warnings)).find((each) => each !== undefined) ??
    ofWholePod(status)
  );
}

/** A container that does not start, or starts again and again. */
function waitingFor(container: Field, status: PodStatus, warnings: readonly Warning[]): Obstacle | undefined {
  const reason = container.find('state', 'waiting', 'reason').text;
  const about = { container: container.get('name').text ?? '', restarts: container.get('restartCount').number ?? 0 };
  if (reason === 'CrashLoopBackOff') {
    const ended = container.find('lastState', 'terminated');
    const probe = wasStopped(ended) ? STOPPING.find((each) => failureOf(each, warnings) !== undefined) : undefined;
    return probe === undefined
      ? { is: 'end', ...about, reason: endOf(ended) }
      : { is: 'probe', ...about, reason: probe, answer: answerTo(probe, about.container, status, warnings) };
  }
  if (reason !== undefined && !WAITING_FOR_OTHERS.includes(reason)) {
    const is = SPOKEN_OF[reason];
    const message = is === undefined ? undefined : container.find('state', 'waiting', 'message').text;
    return { is: is ?? 'start', ...about, reason, message };
  }
  const ended = container.find('state', 'terminated');
  return ended.isGiven && ended.get('exitCode').number !== 0
    ? { is: 'end', ...about, reason: endOf(ended) }
    : undefined;
}

/** A container that runs and is not ready, or has not come so far. */
function notReady(container: Field, status: PodStatus, warnings: readonly Warning[]): Obstacle | undefined {
  const name = container.get('name').text ?? '';
  if (container.get('ready').flag !== false || container.find('state', 'terminated').isGiven) {
    return undefined;
  }
  if (!container.find('state', 'running').isGiven) {
    const mount = warnings.find(({ reason }) => ABOUT_VOLUMES.includes(reason));
    return mount === undefined
      ? { is: 'start', container: name, reason: container.find('state', 'waiting', 'reason').text }
      : { is: 'volume', ...mount };
  }
  if (writtenAs(name, status)?.role === 'init') {
    return { is: 'start', container: name, reason: 'it must end first' };
  }
  const reason = container.get('started').flag === false ? 'startup' : 'readiness';
  return { is: 'probe', container: name, reason, answer: answerTo(reason, name, status, warnings) };
}

type ProbeName = 'startup' | 'readiness' | 'liveness';

/** The probes whose failure has the kubelet stop a container. */
const STOPPING: readonly ProbeName[] = ['liveness', 'startup'];

/** What a container ends with that heeds SIGTERM, or does not and is killed: whoever crashes ends with other codes. */
const CODES_OF_STOPPED: readonly unknown[] = [0, 137, 143];

/** Whether a container may have been stopped by the kubelet, rather than by itself or for the memory that it took. */
function wasStopped(terminated: Field): boolean {
  return CODES_OF_STOPPED.includes(terminated.get('exitCode').number) && terminated.get('reason').text !== 'OOMKilled';
}

function writtenAs(container: string, { pod }: PodStatus): Container | undefined {
  return pod.pod.containers.find(({ name }) => name === container);
}

/** What the kubelet noted, the last time that a probe failed. */
function failureOf(probe: ProbeName, warnings: readonly Warning[]): string | undefined {
  const failed = `${probe.charAt(0).toUpperCase()}${probe.slice(1)} probe failed: `;
  return warnings.find((each) => each.reason === 'Unhealthy' && each.message.startsWith(failed))?.message;
}

/**
 * What a probe got, the last time that it failed. The URL is left out, which may hold a token.
 *
 * `pkg/probe/http/http.go` and `pkg/kubelet/prober/prober.go` of Kubernetes
 */
function answerTo(
  probe: ProbeName,
  container: string,
  status: PodStatus,
  warnings: readonly Warning[],
): string | undefined {
  // What a command printed may be anything.
  if (writtenAs(container, status)?.field.get(`${probe}Probe`).has('exec') ?? true) {
    return undefined;
  }
  const message = failureOf(probe, warnings) ?? '';
  const code = /HTTP probe failed with statuscode: (\d+)/.exec(message)?.[1];
  if (code !== undefined) {
    return `is answered with ${code}`;
  }
  if (message.includes('dial tcp') && message.includes('connection refused')) {
    return REFUSED;
  }
  return /deadline exceeded|timed? ?out/i.test(message) ? 'gets no answer in time' : undefined;
}

/** What is told of no container: gates that others open, evictions, nodes that are gone. */
function ofWholePod(status: PodStatus): Obstacle {
  const ready = status.condition('Ready');
  const reason = status.reason ?? ready?.get('reason').text;
  return reason === 'ReadinessGatesNotReady'
    ? { is: 'gate', reason, message: ready?.get('message').text }
    : { is: 'other', reason };
}

/** How a container ended: by memory, by its exit code. */
function endOf(terminated: Field): string | undefined {
  const code = terminated.get('exitCode').number;
  const reason = terminated.get('reason').text;
  return reason === undefined || reason === 'Error'
    ? code === undefined
      ? undefined
      : `exit code ${code}`
    : `${reason}${code === undefined ? '' : `, exit code ${code}`}`;
}
