import { CHART_LABEL, HERITAGE_LABEL } from '../../kinds/companions/helm';
import type { Cluster } from '../../model/cluster/cluster';
import { serves } from '../../model/views/serves';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { compared, isKin, isSlip } from '../../values/likeness';
import { mayBeSetAtRunTime } from './labels-at-run-time';

/** Pods that a selector misses, though it looks as if they were meant. */
export interface NearPods {
  readonly workload: Workload;
  /** Whether nothing but slips of the pen keep the selector from the labels. */
  readonly isSlip: boolean;
  /** The labels that the selector asks for and these pods lack. */
  readonly lacking: ReadonlyMap<string, string>;
  /** What speaks for them, in words that "they" begins, the weightiest first. */
  readonly evidence: readonly string[];
  /**
   * `certain` where nothing else can be meant: no other Service selects them, and name, labels or port agree; or the
   * selector differs by a slip of the pen alone, and is not about other pods of the name of the Service.
   * `likely` where about as much agrees, and `possible` where little does.
   */
  readonly meant: 'certain' | 'likely' | 'possible';
}

/** The pods that a Service without pods was most likely meant for. */
export function nearestPods(cluster: Cluster, service: Service): NearPods | undefined {
  const workloads = compared(cluster.pods.in(service.namespace)).filter((workload) => !workload.runsToCompletion);
  const idle = new Set(workloads.filter((workload) => cluster.isIdle(workload)));
  const candidates = workloads.map((workload): Candidate => {
    const isIdle = idle.has(workload);
    const lacking = lackingIn(workload, service.selector);
    const isSlip = [...lacking].every(([key, value]) => hasSlipOf(workload.pod.labels, key, value));
    return { service, workload, lacking, isSlip, isIdle, isOnlyIdle: isIdle && idle.size === 1 };
  });
  return nearest(candidates.map(judged).filter(({ speaks }) => SUFFICIENT.some((kind) => speaks.has(kind))));
}

/** Pods that a Service may be meant for. */
interface Candidate {
  readonly service: Service;
  readonly workload: Workload;
  readonly lacking: ReadonlyMap<string, string>;
  readonly isSlip: boolean;
  /** Whether no Service selects them. */
  readonly isIdle: boolean;
  /** Whether every other pod has a Service. */
  readonly isOnlyIdle: boolean;
}

type Kind = 'name' | 'likeness' | 'port' | 'label' | 'only' | 'idle';

/** What may speak for pods, and how it is said. What stands first says most: of two candidates, the first difference decides. */
const EVIDENCE: readonly [kind: Kind, words: string, speaks: (candidate: Candidate) => boolean][] = [
  [
    'name',
    'go by its name',
    ({ service, workload }) => isKin(service.name, workload.name) || isGoverned(workload, service),
  ],
  [
    'likeness',
    'have labels like those it asks for',
    ({ workload, lacking }) => [...lacking].every(([key, value]) => hasLike(workload.pod.labels, key, value)),
  ],
  ['port', 'serve its port', ({ service, workload }) => serves(workload, service)],
  ['label', 'carry some of the labels', ({ service, lacking, isIdle }) => hasInCommon(service, lacking, isIdle)],
  ['only', 'are the only ones without a Service', ({ isOnlyIdle }) => isOnlyIdle],
  ['idle', 'have no Service', ({ isIdle }) => isIdle],
];

/** One of these has to speak: that pods have no Service is so of many that need none. */
const SUFFICIENT: readonly Kind[] = ['name', 'likeness', 'port', 'label'];

/** Labels that say of which installation pods are, and so stand on all of them. */
const OF_RELEASE: ReadonlySet<string> = new Set([
  'app.kubernetes.io/instance',
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/part-of',
  CHART_LABEL,
  HERITAGE_LABEL,
  'release',
]);

/** Whether pods carry labels that a Service asks for; those of a release alone say nothing of pods that have a Service. */
function hasInCommon({ selector }: Service, lacking: ReadonlyMap<string, string>, isIdle: boolean): boolean {
  return [...selector.keys()].some((key) => !lacking.has(key) && (isIdle || !OF_RELEASE.has(key)));
}

interface Judged {
  readonly candidate: Candidate;
  readonly speaks: ReadonlySet<Kind>;
}

function judged(candidate: Candidate): Judged {
  return { candidate, speaks: new Set(EVIDENCE.filter(([, , speaks]) => speaks(candidate)).map(([kind]) => kind)) };
}

/** The candidate for which most speaks; of equals, the first. */
function nearest(all: readonly Judged[]): NearPods | undefined {
  const saysMore = (one: Judged, other: Judged) => {
    const difference = EVIDENCE.find(([kind]) => one.speaks.has(kind) !== other.speaks.has(kind));
    return difference !== undefined && one.speaks.has(difference[0]);
  };
  const [first, ...rest] = all;
  if (first === undefined) return undefined;
  const best = rest.reduce((found, each) => (saysMore(each, found) ? each : found), first);
  const { workload, lacking, isSlip } = best.candidate;
  return {
    workload,
    lacking,
    isSlip,
    evidence: EVIDENCE.filter(([kind]) => best.speaks.has(kind)).map(([, words]) => words),
    meant: meantBy(best),
  };
}

function meantBy({ candidate, speaks }: Judged): NearPods['meant'] {
  const { service, workload, lacking, isIdle, isSlip } = candidate;
  const speak = (...kinds: Kind[]) => kinds.every((kind) => speaks.has(kind));
  const isLikely = speak('name') || speak('likeness') || speak('port', 'label') || speak('port', 'only');
  if (!isLikely) return 'possible';
  const isCertain = isIdle
    ? (speak('name') || speak('likeness') || speak('port', 'label', 'only')) &&
      (workload.givenLabels.size > 0 || !ANYBODYS.test(service.name))
    : isGoverned(workload, service) || (isSlip && isMeantFor(workload, service, lacking));
  return isCertain ? 'certain' : 'likely';
}

/** Names that many things have; beside one without labels, they say nothing. */
const ANYBODYS = /^(my|test|demo|example)\b/;

/** Whether pods of a StatefulSet get their names from a Service. */
function isGoverned({ object }: Workload, { name }: Service): boolean {
  return object.known === 'StatefulSet' && object.spec.get('serviceName').text === name;
}

/** Whether pods serve a port of a Service, or have its name, so that what keeps it from them may be a slip of the pen. */
function isMeantFor(workload: Workload, service: Service, lacking: ReadonlyMap<string, string>): boolean {
  const { pod } = workload;
  const isNamesake = isKin(service.name, workload.name);
  return (
    (serves(workload, service) || (isNamesake && pod.ports.length === 0)) &&
    // A Service called like the odd label is made for pods of other files.
    (isNamesake || ![...lacking.values()].some((value) => isKin(value, service.name)))
  );
}

/** Whether one of some labels is a slip of that which is asked for, in its key or its value. */
function hasSlipOf(labels: ReadonlyMap<string, string>, key: string, value: string): boolean {
  const written = labels.get(key);
  return written === undefined
    ? [...labels].some(([other, same]) => same === value && isSlip(other, key))
    : isSlip(written, value);
}

/** The same, or whether one under another key has the value, whatever that key is called. */
function hasLike(labels: ReadonlyMap<string, string>, key: string, value: string): boolean {
  const written = labels.get(key);
  return written === undefined
    ? [...labels].some(([other, same]) => same === value && !mayBeSetAtRunTime(other))
    : isSlip(written, value);
}

function lackingIn(workload: Workload, selector: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...selector].filter(([key, value]) => !workload.carries(key, value)));
}
