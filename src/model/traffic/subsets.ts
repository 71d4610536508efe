import { DESTINATION_RULE, VIRTUAL_SERVICE } from '../../kinds/references/istio';
import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import { namingIn, objectsOf } from '../cluster/names';
import { Multimap } from '../lookup/multimap';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import type { Named } from '../views/named';

/** A DestinationRule of Istio, and the Service whose pods its subsets are of. */
export interface Subsets {
  readonly object: KubeObject;
  readonly namespace: string;
  readonly service: string;
  readonly subsets: readonly Field[];
}

/** All DestinationRules whose host is a Service of the cluster. */
export const subsetsIn = once((cluster: Cluster): readonly Subsets[] => {
  const hosts = new Map(namingIn(cluster).map(({ object, named }) => [object, named[0]]));
  return objectsOf(cluster, DESTINATION_RULE).all.flatMap(({ object }) => {
    const host: Named | undefined = hosts.get(object);
    return host === undefined
      ? []
      : [{ object, namespace: host.namespace, service: host.name, subsets: object.spec.get('subsets').items }];
  });
});

/** A subset of the pods of a Service, as a route asks for it. */
export interface AskedSubset {
  readonly object: KubeObject;
  readonly field: Field;
  readonly service: Named;
}

/** The subsets that VirtualServices ask for. */
export const askedSubsetsIn = once((cluster: Cluster): readonly AskedSubset[] =>
  namingIn(cluster)
    .filter(({ object: { group, kind } }) => group === VIRTUAL_SERVICE.group && kind === VIRTUAL_SERVICE.kind)
    .flatMap(({ object, named }) =>
      named.flatMap((service) => {
        const [, ...way] = [...service.field.steps].reverse();
        const field = object.root.find(...way.reverse(), 'subset');
        return field.text && service.kind.kind === 'Service' ? [{ object, field, service }] : [];
      }),
    ),
);

/** The names of the subsets of each Service, by its namespace and name. */
export const subsetNamesIn = once((cluster: Cluster): Multimap<string, string> => {
  const names = new Multimap<string, string>();
  for (const { namespace, service, subsets } of subsetsIn(cluster)) {
    for (const subset of subsets) {
      names.add(`${namespace}/${service}`, subset.get('name').text ?? '');
    }
  }
  return names;
});
