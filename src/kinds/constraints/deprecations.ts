import type { Field } from '../../values/field';
import { type Around, type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { constraint, refusal } from './makers';

/** A setting that still works, and since when something else is to be used in its place. */
export interface Deprecation {
  /** The minor version of Kubernetes that deprecated it. */
  readonly since: number;
  readonly instead: string;
  readonly fix: string;
}

/** How a setting is used where it works; undefined where it does not, and where another rule has more to say. */
type Used = (field: Field, around: Around) => string | undefined;

/** Warns of a setting in versions that deprecate it. */
export function deprecated(given: Deprecation, used: Used): Constraint {
  return constraint('deprecation', [], (field, around) => warnings(given, field, around, used));
}

/** Warns of an annotation in versions that deprecate it, among all annotations: a text in a map has no shape of its own. */
export function deprecatedAnnotation(key: string, given: Deprecation): Constraint {
  return constraint('deprecation', [], (annotations, around) =>
    warnings(given, annotations.get(key), around, ({ isGiven }) => (isGiven ? 'the annotation' : undefined)),
  );
}

function warnings({ since, instead, fix }: Deprecation, field: Field, around: Around, used: Used): readonly Refusal[] {
  const found = around.target.minor >= since ? used(field, around) : undefined;
  return found === undefined
    ? NO_REFUSALS
    : [refusal(field, `${found}, deprecated since Kubernetes 1.${since}`, instead, fix)];
}
