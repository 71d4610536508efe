import { byKustomize, isNamespaceOfKustomize } from '../../guesses/makers/kustomize';
import { leftBehind } from '../../guesses/makers/left-behind';
import { notGiven } from '../../guesses/makers/not-given';
import { operatorIn } from '../../guesses/makers/operators';
import { isPromised } from '../../guesses/makers/secret-makers';
import type { Cluster } from '../../model/cluster/cluster';
import { candidatesFor, objectsNamed, objectsOf } from '../../model/cluster/names';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Named } from '../../model/views/named';
import { meant } from '../../values/likeness';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';

/** Whether what is named is among these files, in a namespace where it is looked for. */
export function isHere(cluster: Cluster, named: Named): boolean {
  return (
    objectsNamed(cluster, named).length > 0 ||
    // One that names no namespace may be sent to any.
    candidatesFor(cluster, named).some((each) => each.anywhere(named.name).some(({ object }) => !object.namespaceGiven))
  );
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
  const here = candidatesFor(cluster, named)
    .flatMap(({ all }) => all)
    .flatMap(({ object }) =>
      named.isAnywhere || object.namespace === '' || object.namespace === named.namespace ? [object] : [],
    )
    // Nothing names itself.
    .filter((object) => object !== named.by);
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
    // Kustomize puts all that a kustomization has into its namespace, whatever stands there.
    if (isNamespaceOfKustomize(cluster, named.namespace)) {
      return;
    }
    const namespaces = [...new Set(elsewhere.map(({ object }) => object.namespace))];
    yield doubtful(
      byKustomize(cluster, 'may put both into one namespace'),
      fault(field, found, `one of namespace ${listed(namespaces)}`, 'write that namespace, or move one of the two'),
    );
  } else {
    const names = [...new Set(leftBehind(cluster, named, here).map((object) => object.name))];
    if (names.length > 0) {
      yield doubtful(notGiven(kind.kind), fault(field, found, listed(names.map(quoted)), 'correct the name'));
    }
  }
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
