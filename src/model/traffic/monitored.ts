import { SELECTIONS, type Selection } from '../../kinds/references/selection';
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

/** Something chosen. */
export interface Chosen {
  readonly object: KubeObject;
  readonly ports: readonly string[];
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

function chosenBy(cluster: Cluster, object: KubeObject, selection: Selection): readonly Chosen[] {
  const selector = object.root.find(...selection.selector.split('.'));
  const namespaces = object.root.find(...selection.namespaces.split('.'));
  const names = namespaces.get('matchNames').items.map(({ text }) => text);
  const isAny = namespaces.get('any').flag === true;
  const isIn = ({ namespace }: KubeObject) =>
    isAny || (names.length === 0 ? namespace === object.namespace : names.includes(namespace));
  return selection.of === 'Services'
    ? cluster.services.all
        .filter((service) => isIn(service.object) && fulfils(service.object.labels, selector))
        .map((service) => ({ object: service.object, ports: service.ports.map(({ name }) => name) }))
    : cluster.workloads.all
        .filter((workload) => isIn(workload.object) && fulfils(workload.pod.labels, selector))
        .map((workload) => ({ object: workload.object, ports: workload.pod.ports.map(({ name }) => name ?? '') }));
}
