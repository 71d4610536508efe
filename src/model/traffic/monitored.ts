import { SELECTIONS, type Selection } from '../../kinds/references/selection';
import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import { objectsOf } from '../cluster/names';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import { fulfils } from '../views/label-selector';

/** An object that chooses Services or pods by labels. */
export interface Selecting {
  readonly object: KubeObject;
  readonly selection: Selection;
  /** What it chooses among those given, each with the names of its ports. */
  readonly chosen: readonly Chosen[];
}

/** Something chosen, with the names and numbers of its ports. */
export interface Chosen {
  readonly object: KubeObject;
  readonly ports: readonly string[];
  readonly numbers: readonly number[];
}

/** All objects that choose by labels. */
export const selectingIn = once((cluster: Cluster): readonly Selecting[] =>
  SELECTIONS.flatMap((selection) =>
    objectsOf(cluster, selection).all.map(({ object }) => ({
      object,
      selection,
      chosen: chosenBy(cluster, object, selection),
    })),
  ),
);

/** The labels that an object asks for, one by one. */
export function askedLabels({
  object,
  selection,
}: Pick<Selecting, 'object' | 'selection'>): ReadonlyMap<string, string> {
  const selector = selectorOf(object, selection);
  return (selection.isPlain ? selector : selector.get('matchLabels')).texts;
}

/** The field with the selector of an object. */
export function selectorOf(object: KubeObject, { selector }: Selection): Field {
  return object.root.find(...selector.split('.'));
}

/** What an object may choose among, by its kind and its namespace. */
export function candidatesOf(cluster: Cluster, object: KubeObject, selection: Selection): readonly Candidate[] {
  return allCandidates(cluster, selection.of).filter((each) => isInSight(object, selection, each.object));
}

/** What of all namespaces an object of the kind may choose among. */
export function allCandidates(cluster: Cluster, of: Selection['of']): readonly Candidate[] {
  return of === 'Services' ? servicesAsCandidates(cluster) : podsAsCandidates(cluster);
}

/** Something that may be chosen, by its labels. */
export interface Candidate extends Chosen {
  readonly labels: ReadonlyMap<string, string>;
}

const servicesAsCandidates = once(({ services }: Cluster): readonly Candidate[] =>
  services.all.map(({ object, ports }) => ({
    object,
    labels: object.labels,
    ports: ports.map(({ name }) => name),
    numbers: ports.flatMap(({ number }) => number ?? []),
  })),
);

const podsAsCandidates = once(({ workloads }: Cluster): readonly Candidate[] =>
  workloads.all.map(({ object, pod }) => ({
    object,
    labels: pod.labels,
    ports: pod.ports.map(({ name }) => name ?? ''),
    numbers: pod.ports.flatMap(({ number }) => number ?? []),
  })),
);

function chosenBy(cluster: Cluster, object: KubeObject, selection: Selection): readonly Chosen[] {
  const selector = selectorOf(object, selection);
  const asked = selection.isPlain ? [...selector.texts] : undefined;
  return candidatesOf(cluster, object, selection).filter(({ labels }) =>
    asked === undefined ? fulfils(labels, selector) : asked.every(([key, value]) => labels.get(key) === value),
  );
}

function isInSight(object: KubeObject, { namespaces }: Selection, { namespace }: KubeObject): boolean {
  if (namespaces === 'all') {
    return true;
  }
  const selector = namespaces === undefined ? undefined : object.root.find(...namespaces.split('.'));
  const names = selector?.get('matchNames').items.map(({ text }) => text) ?? [];
  return (
    selector?.get('any').flag === true ||
    (names.length === 0 ? namespace === object.namespace : names.includes(namespace))
  );
}
