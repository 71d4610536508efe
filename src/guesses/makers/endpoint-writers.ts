import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Field } from '../../values/field';
import { byKustomize, labelsOfKustomize } from './kustomize';
import { operatorIn } from './operators';

/** Whether the selector of a Service that has none, or endpoints in its place, come for certain: nothing is then to be said. */
export function endpointsCome(cluster: Cluster): boolean {
  return labelsOfKustomize(cluster).size > 0 || someoneWritesEndpoints(cluster);
}

/** Who may give a Service endpoints, or the selector that it lacks, in words. */
export function mayGiveEndpoints(cluster: Cluster): string | undefined {
  const operator = operatorIn(cluster);
  return operator === undefined
    ? byKustomize(cluster, 'may write its selector')
    : `${operator} may write its endpoints`;
}

/** Whether some application of the set may write endpoints while it runs, as those do that elect a leader. */
export const someoneWritesEndpoints = once((cluster: Cluster): boolean =>
  cluster.everything.some(
    ({ object }) =>
      object.group === 'rbac.authorization.k8s.io' && object.root.get('rules').items.some(writesEndpoints),
  ),
);

function writesEndpoints(rule: Field): boolean {
  const isAmong = (list: string, words: readonly string[]) =>
    rule.get(list).items.some(({ text = '' }) => words.includes(text));
  return (
    isAmong('resources', ['*', 'endpoints', 'endpointslices']) && isAmong('verbs', ['*', 'create', 'update', 'patch'])
  );
}
