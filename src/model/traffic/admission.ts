import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import type { KubeObject } from '../objects/kube-object';
import { fulfils } from '../views/label-selector';

/** Whether a Gateway lets objects of a namespace come to it; `unknown` where the given manifests do not tell. */
export type Admission = 'admitted' | 'refused' | 'unknown';

/** The label that every namespace has. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/**
 * Whether `guest` may come to `host`, whose `namespaces` says from where: the form of `allowedRoutes.namespaces` and
 * `allowedListeners.namespaces`.
 */
export function admissionOf(
  cluster: Cluster,
  host: KubeObject,
  namespaces: Field,
  guest: KubeObject,
  unlessWritten: string,
): Admission {
  switch (namespaces.get('from').text ?? unlessWritten) {
    case 'All':
      return 'admitted';
    case 'Same':
      return verdict(host.namespace === guest.namespace);
    case 'None':
      return 'refused';
    case 'Selector':
      return bySelector(cluster, namespaces.get('selector'), guest.namespace);
    default:
      return 'unknown';
  }
}

function bySelector(cluster: Cluster, selector: Field, namespace: string): Admission {
  const written = cluster.ofKind('Namespace').anywhere(namespace);
  if (written.length > 0) {
    return verdict(
      written.some(({ object }) => fulfils(new Map([...object.labels, [NAME_LABEL, namespace]]), selector)),
    );
  }
  // Of a namespace that is not here, the name is known and no other label.
  const keys = [
    ...selector.get('matchLabels').keys,
    ...selector.get('matchExpressions').items.map((each) => each.get('key').text),
  ];
  return keys.every((key) => key === NAME_LABEL)
    ? verdict(fulfils(new Map([[NAME_LABEL, namespace]]), selector))
    : 'unknown';
}

function verdict(admitted: boolean): Admission {
  return admitted ? 'admitted' : 'refused';
}
