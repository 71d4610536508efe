import type { IConstruct } from 'constructs';
import { workloadOf } from '../selection/selected-workload';
import type { AnyContainer, IVariablesTaker } from './variables-taker';

/** The workloads that containers were found in, in each app, by the environment that is the container's own. */
const homes = new WeakMap<IConstruct, WeakMap<object, IConstruct>>();

/**
 * The namespace of the pods that a container is part of, once the app is complete: undefined where nobody said, or where the
 * container is of no workload of the app. A container of cdk8s-plus does not know who has it, so the workloads are asked.
 */
export function namespaceOfContainer(root: IConstruct, { env }: AnyContainer): string | undefined {
  const home = homes.get(root)?.get(env) ?? searched(root).get(env);
  return home === undefined ? undefined : workloadOf(home)?.metadata.namespace || undefined;
}

function searched(root: IConstruct): WeakMap<object, IConstruct> {
  const found = new WeakMap<object, IConstruct>();
  for (const construct of root.node.findAll()) {
    for (const container of containersOf(construct)) {
      found.set(container.env, construct);
    }
  }
  homes.set(root, found);
  return found;
}

/** The containers of a workload of any cdk8s-plus release; none of anything else. */
function containersOf(construct: object): { readonly env: object }[] {
  try {
    const { containers = [], initContainers = [] } = construct as Record<string, IVariablesTaker[] | undefined>;
    return [...containers, ...initContainers].filter(({ env }) => typeof env === 'object' && env !== null);
  } catch {
    // Whatever it throws, it has no containers to show.
    return [];
  }
}
