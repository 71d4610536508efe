import type { NamedKind } from '../../kinds/references/reference';
import type { Cluster } from '../../model/cluster/cluster';
import { isNamed } from '../../model/cluster/names';
import type { KubeObject } from '../../model/objects/kube-object';
import { readersIn } from '../../model/traffic/readers';
import type { Named } from '../../model/views/named';

/**
 * The objects that a wrong name may have been meant for, though they are called otherwise: a name that is misspelt leaves
 * one behind that nobody else names.
 */
export function leftBehind(
  cluster: Cluster,
  { kind, name }: Named,
  here: readonly KubeObject[],
): readonly KubeObject[] {
  const isOfPods = isReadByPods(kind);
  if (!isOfPods && !isMadeToBeNamed(kind)) {
    return [];
  }
  return here.filter(
    (object) =>
      !isNamed(cluster, object) &&
      // What pods read is no mistake of anybody's where it has another name altogether.
      (!isOfPods || (isPartOf(object.name, name) && readersIn(cluster).get(object).length === 0)),
  );
}

/** Whether objects of a kind are of no use but to be named. */
function isMadeToBeNamed({ group }: NamedKind): boolean {
  return group !== '' && group !== 'apps' && group !== 'networking.k8s.io';
}

function isReadByPods({ group, kind }: NamedKind): boolean {
  return group === '' && (kind === 'Secret' || kind === 'ConfigMap');
}

/** Whether one name is the beginning or end of another, word by word: `auth` and `kibana-auth`. */
function isPartOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(`${short}-`) || long.endsWith(`-${short}`);
}
