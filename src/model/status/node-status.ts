import type { Cluster, Plain } from '../cluster/cluster';
import { NameIndex } from '../cluster/name-index';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import { type Condition, conditionsIn } from './conditions';

/** The nodes of a cluster, where a dump holds them. */
export const nodesIn = once(
  ({ everything }: Cluster): NameIndex<Plain> =>
    new NameIndex(everything.filter(({ object }) => object.kind === 'Node' && object.apiVersion === 'v1')),
);

/** What keeps a node from being ready; nothing, where it is, or nobody says. */
export function unreadinessOf({ root }: KubeObject): Condition | undefined {
  return conditionsIn(root.find('status', 'conditions'), undefined).find(
    ({ type, status }) => type === 'Ready' && status !== 'True',
  );
}
