import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import { writtenLabels } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { MOST_NAMED, nearestOfFew } from '../alternatives';

/**
 * Pods that a Service does not select, and might be meant to: with the same labels in another namespace, with the same under
 * another key, or with others under the same key.
 */
export function podsNear(cluster: Cluster, { namespace, selector }: Service): string[] {
  const { byLabel, byKey, byValue } = labelsIn(cluster);
  const labels = [...selector];
  // Those with the rarest of the labels are soonest looked through.
  const [rarest = []] = labels
    .map(([key, value]) => byLabel.get(keyOf(key, value)))
    .sort((a, b) => a.length - b.length);
  const elsewhere = rarest.filter(
    (workload) => workload.namespace !== namespace && labels.every(([key, value]) => workload.carries(key, value)),
  );
  const isHere = ([key, value]: readonly [string, string]) =>
    byLabel.get(keyOf(key, value)).some((workload) => workload.namespace === namespace);
  const [key, value] = labels.find((label) => !isHere(label)) ?? [];
  const own =
    key === undefined || value === undefined
      ? []
      : [...byValue.get(keyOf(namespace, value)), ...withOther(value, byKey.get(keyOf(namespace, key)), key)];
  return [
    ...elsewhere.map(({ object }) => `${object.title}, whose pods have the labels in another namespace`),
    ...own.map(({ object, pod }) => `${object.title}, whose pods have ${writtenLabels(pod.labels)}`),
  ].slice(0, MOST_NAMED);
}

/** Those with another value for a label, the one first that may be meant. */
function withOther(value: string, workloads: readonly Workload[], key: string): Workload[] {
  const labelOf = ({ pod }: Workload) => pod.labels.get(key) ?? '';
  return nearestOfFew(value, workloads, (each) => [labelOf(each)]).flatMap(
    (near) => workloads.filter((each) => labelOf(each) === near).at(-1) ?? [],
  );
}

function keyOf(one: string, other: string): string {
  return `${one}=${other}`;
}

/** The labels of all pods that keep running: a label with its value, and in each namespace the keys and the values alone. */
const labelsIn = once((cluster: Cluster) => {
  const byLabel = new Multimap<string, Workload>();
  const byKey = new Multimap<string, Workload>();
  const byValue = new Multimap<string, Workload>();
  for (const workload of cluster.workloads.all.filter(({ runsToCompletion }) => !runsToCompletion)) {
    for (const [key, value] of workload.pod.labels) {
      byLabel.add(keyOf(key, value), workload);
      byKey.add(keyOf(workload.namespace, key), workload);
      byValue.add(keyOf(workload.namespace, value), workload);
    }
  }
  return { byLabel, byKey, byValue };
});
