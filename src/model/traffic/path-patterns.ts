import { INGRESS_CONTROLLERS } from '../../kinds/controllers';
import type { Cluster } from '../cluster/cluster';
import { once } from '../lookup/once';
import type { Ingress } from '../views/ingress';

/** The controllers in which an Ingress changes how the paths of others are read. */
const SWITCHABLE = INGRESS_CONTROLLERS.filter(({ patternsAnnotation }) => patternsAnnotation !== undefined);

/** Whether an Ingress makes such a controller read the paths of its hosts as regular expressions. */
export function turnsOnPatterns({ object: { annotations } }: Ingress): boolean {
  return SWITCHABLE.some(
    ({ patternsAnnotation = '', patternsWith = [] }) =>
      annotations.get(patternsAnnotation) === 'true' || patternsWith.some((key) => annotations.has(key)),
  );
}

const hostsWithPatterns = once((cluster: Cluster): ReadonlySet<string> => {
  const asking = cluster.ingresses.all.filter(turnsOnPatterns);
  return new Set(asking.flatMap(({ rules }) => rules.map((rule) => rule.get('host').text ?? '')));
});

/** Whether such a controller reads paths of a host as regular expressions: one Ingress that asks for it is enough. */
export function hasPatterns(cluster: Cluster, host: string): boolean {
  return hostsWithPatterns(cluster).has(host);
}
