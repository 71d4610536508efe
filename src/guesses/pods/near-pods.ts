import type { Cluster } from '../../model/cluster/cluster';
import { serves } from '../../model/views/serves';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { compared, isKin, isSlip } from '../../values/likeness';
import { labelsOfKustomize } from '../makers/kustomize';
import { mayBeSetAtRunTime } from './labels-at-run-time';

/** Pods that a selector misses, though it looks as if they were meant. */
export interface NearPods {
  readonly workload: Workload;
  /** Whether nothing but slips of the pen keep the selector from the labels. */
  readonly isSlip: boolean;
  /** The labels that the selector asks for and these pods lack. */
  readonly lacking: ReadonlyMap<string, string>;
  /**
   * `certain` where nothing else can be meant: no other Service selects them, and name, labels or port agree; or the
   * selector differs by a slip of the pen alone, and is not about other pods of the name of the Service.
   * `likely` where about as much agrees, and `possible` where little does.
   */
  readonly meant: 'certain' | 'likely' | 'possible';
}

/** The pods that a Service without pods was most likely meant for. */
export function nearestPods(cluster: Cluster, service: Service): NearPods | undefined {
  const candidates = compared(cluster.pods.in(service.namespace)).filter((workload) => !workload.runsToCompletion);
  const idle = new Set(candidates.filter((workload) => cluster.servicesOf(workload).length === 0));
  let best: { readonly near: NearPods; readonly score: number } | undefined;
  for (const workload of candidates) {
    const isIdle = idle.has(workload);
    const lacking = lackingIn(workload, service.selector);
    const score = scoreOf(service, workload, lacking, isIdle && idle.size === 1) + (isIdle ? 1 : 0);
    if (score > (best?.score ?? 1)) {
      const isSlip = [...lacking].every(([key, value]) => isTypoOf(workload.pod.labels, key, value));
      const isCertain = isIdle
        ? score > CERTAIN && (workload.pod.labels.size > 0 || !ANYBODYS.test(service.name))
        : isGoverned(workload, service) || (isSlip && isMeantFor(workload, service, lacking));
      const meant = score < LIKELY ? 'possible' : isCertain ? 'certain' : 'likely';
      best = { near: { workload, lacking, meant, isSlip }, score };
    }
  }
  return best?.near;
}

/** Whether some pods would be selected, but for labels that Kustomize writes or the application may set as it runs. */
export function mayBeLabelledLater(cluster: Cluster, service: Service): boolean {
  // Every cluster has pods for DNS; and what SOPS has encrypted may be any label.
  if (
    service.selector.get('k8s-app') === 'kube-dns' ||
    cluster.pods.in(service.namespace).some(({ object }) => object.isEncrypted)
  ) {
    return true;
  }
  const common = labelsOfKustomize(cluster);
  const isLater = ([key, value]: readonly [string, string]) =>
    mayBeSetAtRunTime(key, value) || (common.get(key)?.has(value) ?? false);
  const later = [...service.selector].filter(isLater);
  if (later.length === 0) {
    return false;
  }
  const rest = new Map([...service.selector].filter((label) => !isLater(label)));
  const candidates =
    rest.size > 0 || common.size === 0
      ? cluster.pods.withLabels(service.namespace, rest)
      : cluster.pods.in(service.namespace);
  return candidates.some(({ pod }) => later.every(([key]) => !pod.labels.has(key)));
}

/** Names that many things have; beside one without labels, they say nothing. */
const ANYBODYS = /^(my|test|demo|example)\b/;

const LIKELY = 8;
const CERTAIN = 10;

/** How much speaks for a workload: names count most, then slips in labels, then labels and ports in common. */
function scoreOf(service: Service, workload: Workload, lacking: ReadonlyMap<string, string>, alone: boolean): number {
  const named = isKin(service.name, workload.name) || isGoverned(workload, service) ? 12 : 0;
  const slips = [...lacking].every(([key, value]) => isSlipOf(workload.pod.labels, key, value)) ? 11 : 0;
  const shared = service.selector.size - lacking.size > 0 ? 4 : 0;
  const port = serves(workload, service) ? 4 : 0;
  return named + slips + shared + port + (alone && port ? 3 : 0);
}

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

function isTypoOf(labels: ReadonlyMap<string, string>, key: string, value: string): boolean {
  const written = labels.get(key);
  return written === undefined
    ? [...labels].some(([other, same]) => same === value && isSlip(other, key))
    : isSlip(written, value);
}

function isSlipOf(labels: ReadonlyMap<string, string>, key: string, value: string): boolean {
  const written = labels.get(key);
  return written === undefined
    ? [...labels].some(([other, same]) => same === value && !mayBeSetAtRunTime(other))
    : isSlip(written, value);
}

function lackingIn(workload: Workload, selector: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...selector].filter(([key, value]) => !workload.carries(key, value)));
}
