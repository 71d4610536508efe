import type { Field } from '../../values/field';

/** What to do about pods that are not ready, and where in what somebody wrote. */
export interface Cure {
  readonly field: Field;
  readonly fix: string;
}

/** A field, if it is written; or else what it would stand in. */
export function written(holder: Field, key: string): Field {
  return holder.has(key) ? holder.get(key) : holder;
}
