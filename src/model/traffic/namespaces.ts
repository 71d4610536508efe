import { NAMESPACE_NAME } from '../../kinds/parts/namespace-name';
import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import { fulfils } from '../views/label-selector';

/** Whether a namespace fulfils a selector of namespaces; undefined where the given manifests do not tell its labels. */
export function namespaceFulfils(cluster: Cluster, namespace: string, selector: Field): boolean | undefined {
  const written = cluster.ofKind('Namespace').anywhere(namespace);
  if (written.length > 0) {
    return written.some(({ object }) => fulfils(new Map([...object.labels, [NAMESPACE_NAME, namespace]]), selector));
  }
  // Of a namespace that is not here, the name is known and no other label.
  const keys = [
    ...selector.get('matchLabels').keys,
    ...selector.get('matchExpressions').items.map((each) => each.get('key').text),
  ];
  return keys.every((key) => key === NAMESPACE_NAME)
    ? fulfils(new Map([[NAMESPACE_NAME, namespace]]), selector)
    : undefined;
}

/** Whether a selector of namespaces asks for one by its name, so that no other fulfils it. */
export function isForNamespaceAlone(selector: Field, namespace: string): boolean {
  const named = [
    selector.get('matchLabels').texts.get(NAMESPACE_NAME),
    ...selector
      .get('matchExpressions')
      .items.filter((each) => each.get('key').text === NAMESPACE_NAME && each.get('operator').text === 'In')
      .flatMap((each) => each.get('values').items.map(({ text }) => text)),
  ].filter((each) => each !== undefined);
  return named.length > 0 && named.every((each) => each === namespace);
}
