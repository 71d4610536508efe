import type { IConstruct } from 'constructs';
import { DEFAULT_TARGET, type Target } from '../kinds/language/target';
import { TOLD_CLUSTER, type ToldCluster } from '../values/told-cluster';

/**
 * The cluster that an app says it is for, by `TargetCluster.describe`: what the scope of the checks says or one above it,
 * else what its charts say, as long as they do not differ. All manifests are judged together, for one cluster.
 */
export function toldTarget(scope: IConstruct): Target {
  const above = [...scope.node.scopes].reverse().flatMap(toldAt);
  const below = scope.node.findAll().filter((construct) => construct !== scope);
  return {
    minor: first(above, 'minor') ?? agreed(below.flatMap(toldAt), 'minor') ?? DEFAULT_TARGET.minor,
    nodePorts:
      first(above, 'nodePortRange') ?? agreed(below.flatMap(toldAt), 'nodePortRange') ?? DEFAULT_TARGET.nodePorts,
  };
}

/** What was said at one scope; the latest holds all that was said before. */
function toldAt({ node }: IConstruct): ToldCluster[] {
  return node.metadata
    .filter(({ type }) => type === TOLD_CLUSTER)
    .slice(-1)
    .map(({ data }) => data as ToldCluster);
}

function first<K extends keyof ToldCluster>(told: readonly ToldCluster[], key: K): ToldCluster[K] {
  return told.find((each) => each[key] !== undefined)?.[key];
}

function agreed<K extends keyof ToldCluster>(told: readonly ToldCluster[], key: K): ToldCluster[K] {
  const values = told.map((each) => each[key]).filter((value) => value !== undefined);
  return new Set(values.map((value) => JSON.stringify(value))).size === 1 ? values[0] : undefined;
}
