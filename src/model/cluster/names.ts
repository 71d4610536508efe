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

/** The objects that something may be named for, in whatever namespace: of its kind, or of the other one that does as well. */
export function candidatesFor(cluster: Cluster, { kind, orKind }: Named): readonly NameIndex<Plain>[] {
  return (orKind === undefined ? [kind] : [kind, orKind]).map((each) => objectsOf(cluster, each));
}

/** The objects that are named, where they are looked for. That of a whole cluster has no namespace. */
export function objectsNamed(cluster: Cluster, named: Named): readonly KubeObject[] {
  const { namespace, name, isAnywhere } = named;
  return candidatesFor(cluster, named)
    .flatMap((each) => each.anywhere(name))
    .map(({ object }) => object)
    .filter((object) => isAnywhere || object.namespace === '' || object.namespace === namespace);
}

/** Whether anything names an object. */
export function isNamed(cluster: Cluster, object: KubeObject): boolean {
  return namedIn(cluster).has(object);
}

const namedIn = once(
  (cluster: Cluster): ReadonlySet<KubeObject> =>
    new Set(namingIn(cluster).flatMap(({ named }) => named.flatMap((each) => objectsNamed(cluster, each)))),
);

const indexesIn = once((_cluster: Cluster) => new Map<string, NameIndex<Plain>>());
