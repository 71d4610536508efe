import { meaningOf } from '../../model/status/meaning';
import type { Obstacle } from '../../model/status/obstacle';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { type Cure, written } from './place';
import { placed } from './placing';

/** What a person can do about an obstacle of the pods of a workload. */
export function cureOf(obstacle: Obstacle, workload: Workload): Cure {
  const { pod, object } = workload;
  const container = pod.containers.find(({ name }) => name === obstacle.container)?.field;
  // What others put into pods, such as the proxy of a mesh, is in no template.
  const place = container ?? pod.spec;
  switch (obstacle.is) {
    case 'creation':
      return { field: object.spec, fix: 'change what is refused, or what refuses it' };
    case 'placing':
      return placed(obstacle, workload);
    case 'configuration':
      return { field: place, fix: configured(obstacle) };
    case 'image':
      return {
        field: written(place, 'image'),
        fix: pulled(obstacle),
      };
    case 'end':
      return ended(obstacle, workload, place);
    case 'volume':
      return { field: written(pod.spec, 'volumes'), fix: 'make what it names, or correct the name' };
    case 'probe':
      return { field: written(place, `${obstacle.reason}Probe`), fix: answered(obstacle, workload) };
    case 'pause':
      return {
        field: object.spec.get('paused'),
        fix: `have it go on: kubectl rollout resume -n ${workload.namespace} ${titleOf(workload)}`,
      };
    case 'gate':
      return { field: written(pod.spec, 'readinessGates'), fix: 'see why whoever is to open it does not' };
    default:
      return { field: place, fix: `see what happens to them: ${describe(workload)}` };
  }
}

function pulled(obstacle: Obstacle): string {
  switch (meaningOf(obstacle)?.is) {
    case 'no such image':
      return 'correct the name or the tag';
    case 'no access':
      return 'correct the name, or give the pods imagePullSecrets that may pull it';
    case 'too many requests':
      return 'wait, log in with imagePullSecrets, or take the image from a registry of your own';
    case 'registry not reached':
      return 'correct the host of the registry, or open the way to it from the nodes';
    case 'other machine':
      return 'take an image for the machines of this cluster, or choose nodes by nodeSelector kubernetes.io/arch';
    default:
      return 'correct the name, or add imagePullSecrets that may pull it';
  }
}

/** The one reason of several under one name that is no missing object. */
function configured(obstacle: Obstacle): string {
  return meaningOf(obstacle)?.is === 'root'
    ? 'set runAsUser to a user other than 0 that the image can run as, or take an image that is made for one'
    : 'make what it names, or correct the name';
}

function answered({ answer }: Obstacle, workload: Workload): string {
  const cure = 'have the container answer it, or correct the probe';
  return answer === undefined ? `${cure}: what it got is said by ${describe(workload)}` : cure;
}

/** What to do about a container that ended: one that never ran has said nothing that could be read. */
function ended(obstacle: Obstacle, workload: Workload, place: Field): Cure {
  const [reason] = obstacle.reason?.split(',') ?? [];
  switch (reason) {
    case 'OOMKilled': {
      const limit = place.find('resources', 'limits', 'memory');
      return { field: limit.isGiven ? limit : place, fix: 'give it more memory, or have it take less' };
    }
    case 'StartError':
    case 'ContainerCannotRun':
      return {
        field: written(place, 'command'),
        fix: `correct what it is started with: ${describe(workload)} says what the machine had against it`,
      };
    default:
      return { field: place, fix: `read what it said last: ${logs(workload, obstacle)}` };
  }
}

function logs(workload: Workload, { container, restarts = 0 }: Obstacle): string {
  const again = restarts > 0 ? ' --previous' : '';
  return `kubectl logs -n ${workload.namespace} ${titleOf(workload)} -c ${container}${again}`;
}

/** A workload as kubectl takes it. */
function titleOf({ object, kind }: Workload): string {
  return `${kind.toLowerCase()}/${object.name}`;
}

/** The command that shows the events of pods, which say what their status does not. */
function describe({ kind, namespace, object, pod }: Workload): string {
  const labels = [...pod.labels]
    .filter(([key]) => !key.endsWith('controller-uid'))
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  return `kubectl describe pod -n ${namespace} ${kind === 'Pod' || labels === '' ? object.name : `-l ${labels}`}`;
}
