import { isKustomized } from '../../guesses/makers/kustomize';
import { operatorIn } from '../../guesses/makers/operators';
import { isPromised } from '../../guesses/makers/secret-makers';
import type { NamedKind } from '../../kinds/references/reference';
import type { Cluster } from '../../model/cluster/cluster';
import { namingIn, objectsOf } from '../../model/cluster/names';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { readersIn } from '../../model/traffic/readers';
import type { Named } from '../../model/views/named';
import { meant } from '../../values/likeness';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';

/** Whether what is named is among these files, in a namespace where it is looked for. */
export function isHere(cluster: Cluster, { kind, orKind, namespace, name, isAnywhere }: Named): boolean {
  const sameName = kindsOf({ kind, orKind }).flatMap((each) => objectsOf(cluster, each).anywhere(name));
  return isAnywhere
    ? sameName.length > 0
    : // One that names no namespace may be sent to any, and that of a whole cluster has none.
      sameName.some(
        ({ object }) => object.namespace === namespace || object.namespace === '' || !object.namespaceGiven,
      );
}

/** The kinds of which one of the name will do. */
function kindsOf({ kind, orKind }: Pick<Named, 'kind' | 'orKind'>): readonly NamedKind[] {
  return orKind === undefined ? [kind] : [kind, orKind];
}

/** What is to be said of a name of something that is not here: little, unless something here was meant. */
export function* missingObject(cluster: Cluster, named: Named): Iterable<Fault> {
  const { kind, field, name } = named;
  if (kind.group === '' && (operatorIn(cluster) !== undefined || isPromised(cluster, named.namespace, name))) {
    return;
  }
  const objects = objectsOf(cluster, kind);
  const within = isPlacedKind(objects.all.map(({ object }) => object)) && !named.isAnywhere;
  const found = `${quoted(name)}, which no ${kind.kind}${within ? ` in namespace ${named.namespace}` : ''} is called`;
  const here = kindsOf(named)
    .flatMap((each) => objectsOf(cluster, each).all)
    .flatMap(({ object }) =>
      named.isAnywhere || object.namespace === '' || object.namespace === named.namespace ? [object] : [],
    );
  const near = meant(
    name,
    here.map((object) => object.name),
  );
  const elsewhere = objects.anywhere(name).filter(({ object }) => object.namespaceGiven);
  const other = otherKind(cluster, named);
  if (near !== undefined) {
    yield fault(field, found, quoted(near), 'correct the name');
  } else if (other !== undefined) {
    const expected = `${article(kind.kind)}, where this is the name of ${article(other.kind)}`;
    yield fault(field, found, expected, 'name it as what it is');
  } else if (named.isPlaced && elsewhere.length > 0) {
    const namespaces = [...new Set(elsewhere.map(({ object }) => object.namespace))];
    yield doubtful(
      isKustomized(cluster) ? 'Kustomize may put both into one namespace' : undefined,
      fault(field, found, `one of namespace ${listed(namespaces)}`, 'write that namespace, or move one of the two'),
    );
  } else if (isMadeToBeNamed(kind) || isRead(kind)) {
    const idle = here.filter(
      (object) =>
        !namedObjects(cluster).has(keyOf(object)) &&
        (!isRead(kind) || (isPartOf(object.name, name) && readersIn(cluster).get(object).length === 0)),
    );
    if (idle.length > 0) {
      yield doubtful(
        `the ${kind.kind} may be in files that were not given`,
        fault(field, found, listed(idle.map((object) => quoted(object.name))), 'correct the name'),
      );
    }
  }
}

/** What is misspelt leaves behind an object that nobody names, if it is of a kind that is of no other use. */
function isMadeToBeNamed({ group }: NamedKind): boolean {
  return group !== '' && group !== 'apps' && group !== 'networking.k8s.io';
}

/** What pods read besides is no mistake of anybody's where it has another name altogether. */
function isRead({ group, kind }: NamedKind): boolean {
  return group === '' && (kind === 'Secret' || kind === 'ConfigMap');
}

/** Whether one name is the beginning or end of another, word by word: `auth` and `kibana-auth`. */
function isPartOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(`${short}-`) || long.endsWith(`-${short}`);
}

/** All objects that others name. */
const namedObjects = once(
  (cluster: Cluster): ReadonlySet<string> =>
    new Set(
      namingIn(cluster).flatMap(({ named }) =>
        named.flatMap(({ kind, orKind, namespace, name, isAnywhere }) =>
          kindsOf({ kind, orKind })
            .flatMap((each) => objectsOf(cluster, each).anywhere(name))
            .filter(({ object }) => isAnywhere || object.namespace === '' || object.namespace === namespace)
            .map(({ object }) => keyOf(object)),
        ),
      ),
    ),
);

function keyOf({ kind, namespace, name }: KubeObject): string {
  return `${kind}/${namespace}/${name}`;
}

/** The object of that name of another kind that might have been named here. */
function otherKind(cluster: Cluster, { kind, namespace, name }: Named): KubeObject | undefined {
  const kinds = COUNTERPARTS.find((each) => each.includes(kind.kind)) ?? [];
  return kinds
    .filter((each) => each !== kind.kind)
    .flatMap((each) => objectsOf(cluster, { group: kind.group, kind: each }).anywhere(name))
    .map(({ object }) => object)
    .find((object) => object.namespace === '' || object.namespace === namespace);
}

/** Kinds that are named in one place, with a word for which of them it is. */
const COUNTERPARTS: readonly (readonly string[])[] = [
  ['Issuer', 'ClusterIssuer'],
  ['Deployment', 'StatefulSet', 'ReplicaSet'],
];

function isPlacedKind(objects: readonly KubeObject[]): boolean {
  return objects.length === 0 || objects.some(({ namespace }) => namespace !== '');
}

function article(kind: string): string {
  return `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
