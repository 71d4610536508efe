import { groupOf, type Typed } from '../language/typed';

/** Some kinds of somebody else. A kind is told by its group as well, for several have kinds of one name. */
export interface KindsOfOthers {
  readonly groups: readonly string[];
  readonly kinds: readonly string[];
}

/** Whether an object is of one of some kinds. */
export function isOneOf(some: readonly KindsOfOthers[], { apiVersion, kind }: Typed): boolean {
  return some.some(({ groups, kinds }) => kinds.includes(kind) && groups.includes(groupOf(apiVersion)));
}
