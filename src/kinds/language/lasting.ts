import type { Field } from '../../values/field';

/** A field in two states of one object. */
export interface Both {
  readonly was: Field;
  readonly is: Field;
}

/** That a field lasts as long as its object: whoever wants another value deletes the object and makes it anew. */
export interface Lasting {
  /** The page, or the function of Kubernetes, that says so. */
  readonly source: string;
  /** Whether the API server refuses a change for certain, given that the values differ. */
  isRefused(field: Both, root: Both): boolean;
}

/** Any other value is refused. */
export function lastsAsItIs(source: string): Lasting {
  return { source, isRefused: () => true };
}
