import type { NamedKind } from '../../kinds/references/reference';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import { type Named, namedInFields } from '../views/named';
import { namedInAnnotations } from '../views/named-in-annotations';
import { namedInStreams } from '../views/named-in-streams';
import type { Cluster, Plain } from './cluster';
import { NameIndex } from './name-index';

/** An object, and what it names by the tables of its kind and its annotations, or as streams of an ingress controller. */
export interface Naming {
  readonly object: KubeObject;
  readonly named: readonly Named[];
}

/** The objects that name Services, Secrets and others by the tables of their kinds. */
export const namingIn = once((cluster: Cluster): readonly Naming[] =>
  cluster.objects.flatMap((object) => {
    const named = [...namedInFields(object), ...namedInAnnotations(object), ...namedInStreams(object)];
    return named.length === 0 ? [] : [{ object, named }];
  }),
);

/** The objects of any kind, known to this house or not. */
export function objectsOf(cluster: Cluster, { group, formerGroup, kind }: NamedKind): NameIndex<Plain> {
  const indexes = indexesIn(cluster);
  let index = indexes.get(`${group}/${kind}`);
  if (index === undefined) {
    index = new NameIndex(
      cluster.everything.filter(
        ({ object }) => object.kind === kind && (object.group === group || object.group === formerGroup),
      ),
    );
    indexes.set(`${group}/${kind}`, index);
  }
  return index;
}

const indexesIn = once((_cluster: Cluster) => new Map<string, NameIndex<Plain>>());
