import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import { fulfils } from '../views/label-selector';

/** The label that every namespace has. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Whether a namespace fulfils a selector of namespaces; undefined where the given manifests do not tell its labels. */
export function namespaceFulfils(cluster: Cluster, namespace: string, selector: Field): boolean | undefined {
  const written = cluster.ofKind('Namespace').anywhere(namespace);
  if (written.length > 0) {
    return written.some(({ object }) => fulfils(new Map([...object.labels, [NAME_LABEL, namespace]]), selector));
  }
  // Of a namespace that is not here, the name is known and no other label.
  const keys = [
    ...selector.get('matchLabels').keys,
    ...selector.get('matchExpressions').items.map((each) => each.get('key').text),
  ];
  return keys.every((key) => key === NAME_LABEL) ? fulfils(new Map([[NAME_LABEL, namespace]]), selector) : undefined;
}
