import type { Cluster } from '../cluster/cluster';
import { isAmong, podNumbersOf } from '../views/numbered-pods';
import type { Service } from '../views/service';
import type { Workload } from '../views/workload';

/** Pods that a name of their own means: one pod of a StatefulSet, or all that share a hostname. */
export interface NamedPods {
  readonly workload: Workload;
  /** The pod, if there is one of that name only. */
  readonly pod: string | undefined;
  readonly says: string;
}

/**
 * The pods that `LABEL.SERVICE` means: those of a hostname whose subdomain is the Service. The pods of a StatefulSet have
 * both; its `serviceName` is the subdomain.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields
 */
export function podsNamed(cluster: Cluster, service: Service, label: string): NamedPods | undefined {
  for (const workload of cluster.selectedBy(service)) {
    const named =
      workload.kind === 'StatefulSet'
        ? ordinal(workload, service, label)
        : (byIndex(workload, service, label) ?? byHostname(workload, service, label));
    if (named !== undefined) {
      return named;
    }
  }
  return undefined;
}

/** A name that ends in a number, as those of the pods of a StatefulSet do, and what stands before it. */
export interface CountedName {
  readonly maker: string;
  readonly number: string;
}

export function countedIn(name: string): CountedName | undefined {
  const [, maker, number] = /^(.+)-(\d+)$/.exec(name) ?? [];
  return maker === undefined || number === undefined ? undefined : { maker, number };
}

/** The number of the pod of a maker that is called so, as Kubernetes writes it. */
function numberOf(label: string, maker: string): number | undefined {
  const counted = countedIn(label);
  return counted?.maker === maker && counted.number === String(Number(counted.number))
    ? Number(counted.number)
    : undefined;
}

/** No more names than these are listed. */
const MOST_LISTED = 100;

/** The names that pods have below a Service. */
export function namesBelow(cluster: Cluster, service: Service): string[] {
  return cluster.selectedBy(service).flatMap((workload) => {
    const { pod, kind, name, replicas = 1 } = workload;
    if (kind !== 'StatefulSet') {
      const label = pod.spec.get('hostname').text ?? '';
      return byHostname(workload, service, label) === undefined ? [] : [label];
    }
    const { first } = podNumbersOf(workload);
    const labels = Array.from({ length: Math.min(replicas, MOST_LISTED) }, (_, i) => `${name}-${first + i}`);
    return labels.filter((label) => ordinal(workload, service, label) !== undefined);
  });
}

function ordinal(workload: Workload, service: Service, label: string): NamedPods | undefined {
  const number = numberOf(label, workload.name);
  const { first, count = 1 } = podNumbersOf(workload);
  const exists = number !== undefined && isAmong({ first, count }, number);
  return exists && workload.object.spec.get('serviceName').text === service.name
    ? { workload, pod: label, says: `pod ${label} of ${workload.object.title}` }
    : undefined;
}

/**
 * The pods of an indexed Job are called after their index.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
 */
function byIndex(workload: Workload, service: Service, label: string): NamedPods | undefined {
  const { spec } = workload.object;
  const index = numberOf(label, workload.name);
  const isIndexed = workload.kind === 'Job' && spec.get('completionMode').text === 'Indexed';
  return isIndexed &&
    index !== undefined &&
    index < (spec.get('completions').number ?? 0) &&
    workload.pod.spec.get('subdomain').text === service.name
    ? { workload, pod: label, says: `pod ${label} of ${workload.object.title}` }
    : undefined;
}

function byHostname(workload: Workload, service: Service, label: string): NamedPods | undefined {
  const { spec } = workload.pod;
  return spec.get('hostname').text === label && spec.get('subdomain').text === service.name
    ? { workload, pod: undefined, says: `the pods of ${workload.object.title}` }
    : undefined;
}
