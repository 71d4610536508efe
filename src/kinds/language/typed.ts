/** What says of which kind an object is, and in which version it is written. */
export interface Typed {
  /** Group and version, such as `apps/v1`; the version alone in the group that has no name. */
  readonly apiVersion: string;
  readonly kind: string;
}

/** The API group of a version: `apps` of `apps/v1`, and nothing of `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
