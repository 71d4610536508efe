import { ALL_KINDS, KIND_BY_NAME, type KnownKind } from './all-kinds';
import type { Pods, Version } from './language/kind';
import type { Shape } from './language/shape';
import { groupOf, type Typed } from './language/typed';
import { LIST } from './list';

export type { KnownKind } from './all-kinds';

/** The API groups of each kind. The name of a kind alone says too little: Knative has a `Service` of its own. */
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map(
  ALL_KINDS.map(({ name, versions }) => [name, [...new Set(versions.map(({ apiVersion }) => groupOf(apiVersion)))]]),
);

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ['v1 List', LIST],
  ...ALL_KINDS.flatMap(({ name, versions }) =>
    versions.flatMap(({ apiVersion, shape }): [string, Shape][] =>
      shape === undefined ? [] : [[`${apiVersion} ${name}`, shape]],
    ),
  ),
]);

/** The known kind of an object, or undefined. */
export function knownKind(group: string, kind: string): KnownKind | undefined {
  return groupsOf(kind).includes(group) ? KIND_BY_NAME.get(kind)?.name : undefined;
}

/** The pods that objects of a known kind make, if they make any. */
export function podsOf(kind: KnownKind): Pods | undefined {
  return KIND_BY_NAME.get(kind)?.pods;
}

/** The groups that serve a kind of this house, or did; none for kinds that it does not know. */
export function groupsOf(kind: string): readonly string[] {
  return GROUPS.get(kind) ?? [];
}

/** The versions in which a kind is or was served, the newest first. */
export function versionsOf(kind: string): readonly string[] {
  return KIND_BY_NAME.get(kind)?.versions.map(({ apiVersion }) => apiVersion) ?? [];
}

/** The kinds of this house that a group serves, or did. */
export function kindsIn(group: string): readonly string[] {
  return ALL_KINDS.flatMap(({ name }) => (groupsOf(name).includes(group) ? name : []));
}

/** The fields that objects of a kind may have, if they are known. */
export function shapeOf({ apiVersion, kind }: Typed): Shape | undefined {
  return SHAPES.get(`${apiVersion} ${kind}`);
}

/** A version of a kind that is gone, or will be, and the one to use. */
export interface Removal {
  /** The first minor version of Kubernetes without it. */
  readonly until: number;
  readonly instead: string;
}

/** When the version of an object goes, and what takes its place; undefined for one that stays. */
export function removalOf({ apiVersion, kind }: Typed): Removal | undefined {
  const versions: readonly Version[] = KIND_BY_NAME.get(kind)?.versions ?? [];
  const until = versions.find((version) => version.apiVersion === apiVersion)?.until;
  const [newest] = versions;
  return until === undefined || newest === undefined ? undefined : { until, instead: newest.apiVersion };
}

/** What took the place of a field that a kind had in an earlier version. */
export function successorOf({ apiVersion, kind }: Typed, field: string): string | undefined {
  const known = KIND_BY_NAME.get(kind);
  return known?.versions[0].apiVersion === apiVersion && Object.hasOwn(known.former, field)
    ? known.former[field]
    : undefined;
}

/** Kinds of others without a namespace, among those that commonly lie beside these. */
const CLUSTER_WIDE_ELSEWHERE = [
  'Node',
  'PersistentVolume',
  'StorageClass',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'ClusterIssuer',
  'KongClusterPlugin',
  'CiliumLoadBalancerIPPool',
  'CiliumL2AnnouncementPolicy',
  'CiliumClusterwideNetworkPolicy',
  'GlobalNetworkPolicy',
  'ClusterNetworkPolicy',
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'IngressClassParams',
  'PriorityClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'APIService',
];

const CLUSTER_WIDE: ReadonlySet<string> = new Set([
  ...ALL_KINDS.filter(({ scope }) => scope === 'cluster').map(({ name }) => name),
  ...CLUSTER_WIDE_ELSEWHERE,
]);

export function isClusterWide(kind: string): boolean {
  return CLUSTER_WIDE.has(kind);
}
