import { Multimap } from '../lookup/multimap';
import type { Workload } from '../views/workload';

/**
 * Finds workloads by the labels of their pods. Built once; a question costs as much as the rarest of its labels is
 * common, not as much as there are pods.
 */
export class PodIndex {
  private readonly byNamespace = new Multimap<string, Workload>();
  private readonly byLabel = new Multimap<string, Workload>();
  private byLabelAnywhere: Multimap<string, Workload> | undefined;

  constructor(readonly all: readonly Workload[]) {
    for (const workload of all) {
      this.byNamespace.add(workload.namespace, workload);
      for (const [key, value] of workload.pod.labels) {
        this.byLabel.add(labelKey(workload.namespace, key, value), workload);
      }
    }
  }

  in(namespace: string): readonly Workload[] {
    return this.byNamespace.get(namespace);
  }

  /** The workloads of a namespace whose pods, or some of them, carry all labels. No labels select no pod. */
  withLabels(namespace: string, labels: ReadonlyMap<string, string>): readonly Workload[] {
    if (labels.size === 0) {
      return [];
    }
    return this.candidates(namespace, labels).filter((workload) => carriesAll(workload, labels));
  }

  /** The workloads of any namespace whose templates have all labels. */
  anywhere(labels: ReadonlyMap<string, string>): readonly Workload[] {
    const [first] = labels;
    this.byLabelAnywhere ??= labelled(this.all);
    return first === undefined
      ? []
      : this.byLabelAnywhere
          .get(labelKey('', ...first))
          .filter(({ pod }) => [...labels].every(([key, value]) => pod.labels.get(key) === value));
  }

  private candidates(namespace: string, labels: ReadonlyMap<string, string>): readonly Workload[] {
    let fewest: readonly Workload[] | undefined;
    for (const [key, value] of labels) {
      const found = this.byLabel.get(labelKey(namespace, key, value));
      if (found.length > 0 && found.length < (fewest?.length ?? Number.POSITIVE_INFINITY)) {
        fewest = found;
      }
    }
    // Labels that only the control plane knows are in no template.
    return fewest ?? ([...labels.keys()].every(isControlPlaneKey) ? this.in(namespace) : []);
  }
}

function labelled(workloads: readonly Workload[]): Multimap<string, Workload> {
  const byLabel = new Multimap<string, Workload>();
  for (const workload of workloads) {
    for (const [key, value] of workload.pod.labels) {
      byLabel.add(labelKey('', key, value), workload);
    }
  }
  return byLabel;
}

function carriesAll(workload: Workload, labels: ReadonlyMap<string, string>): boolean {
  for (const [key, value] of labels) {
    if (!workload.carries(key, value)) {
      return false;
    }
  }
  return true;
}

function isControlPlaneKey(key: string): boolean {
  return key.includes('kubernetes.io/') || /^(job-name|controller-uid|(rollouts-)?pod-template-hash)$/.test(key);
}

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace}\n${key}\n${value}`;
}
