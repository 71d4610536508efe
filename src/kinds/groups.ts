import { isSlip } from '../values/likeness';
import { nearName } from '../values/near-miss';
import { groupsOf, kindsIn, versionsOf } from './known-kinds';
import { GATEWAY_API_GROUP } from './language/gateway-api';
import { groupOf, type Typed } from './language/typed';

/** The groups of the kinds that are looked at, each with the versions that there ever were, the newest first. */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  '': ['v1'],
  apps: ['v1', 'v1beta2', 'v1beta1'],
  autoscaling: ['v2', 'v1', 'v2beta2', 'v2beta1'],
  batch: ['v1', 'v1beta1', 'v2alpha1'],
  'discovery.k8s.io': ['v1', 'v1beta1', 'v1alpha1'],
  extensions: ['v1beta1'],
  'networking.k8s.io': ['v1', 'v1beta1', 'v1alpha1'],
  // Served once their definitions are installed, by nobody else.
  [GATEWAY_API_GROUP]: ['v1', 'v1beta1', 'v1alpha3', 'v1alpha2', 'v1alpha1'],
  'argoproj.io': ['v1alpha1'],
};

/** The newest version of each group that has a stable one. */
const CURRENT: ReadonlyMap<string, string> = new Map(
  Object.keys(VERSIONS).flatMap((group) => (/v\d+$/.test(newest(group)) ? [[group, newest(group)]] : [])),
);

/** Whether an object is of a kind of this house, in the newest version of its group. */
export function isCurrent({ apiVersion, kind }: Typed): boolean {
  const group = groupOf(apiVersion);
  return groupsOf(kind).includes(group) && CURRENT.get(group) === apiVersion;
}

/** What is wrong with the version and kind of an object that no API server serves so. */
export type Unserved =
  | { readonly wrong: 'kind'; readonly instead: string }
  | { readonly wrong: 'apiVersion'; readonly instead: string };

/** Why an object is of no kind there is, if a kind of this house is meant. */
export function unserved({ apiVersion, kind }: Typed): Unserved | undefined {
  const group = groupOf(apiVersion);
  const groups = groupsOf(kind);
  if (groups.includes(group)) {
    const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
    const isKnown = VERSIONS[group]?.includes(version) ?? true;
    return isKnown ? undefined : { wrong: 'apiVersion', instead: versionOf(kind, group) };
  }
  const [home] = groups.filter((each) => Object.hasOwn(VERSIONS, each));
  if (home !== undefined && (mayBeOfNobody(group) || isSlip(group, home))) {
    return { wrong: 'apiVersion', instead: versionOf(kind, home) };
  }
  if (!mayBeOfNobody(group)) {
    return undefined;
  }
  const near = groups.length > 0 ? undefined : slipOf(kind, kindsIn(group));
  return near === undefined ? undefined : { wrong: 'kind', instead: near };
}

/** Whether nobody else can have kinds of a group: the groups of others have a dot. */
function mayBeOfNobody(group: string): boolean {
  return Object.hasOwn(VERSIONS, group) || !/[.{<$]/.test(group);
}

/** The version of a group in which it serves a kind; the newest one, if there are several. */
function versionOf(kind: string, group: string): string {
  return versionsOf(kind).find((version) => groupOf(version) === group) ?? newest(group);
}

function newest(group: string): string {
  const [version] = VERSIONS[group] ?? [];
  return group === '' ? `${version}` : `${group}/${version}`;
}

/** A kind in other capitals, in the plural, or with a slip of the pen. */
function slipOf(kind: string, kinds: readonly string[]): string | undefined {
  return kind.endsWith('List') ? undefined : nearName(kind, kinds);
}
