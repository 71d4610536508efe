import type { Field } from '../../values/field';
import type { Around, Constraint, Refusal } from '../language/constraint';
import type { Shape } from '../language/shape';

/** Who hears what is found on a walk through an object. */
export interface Reviewer {
  /** What the API server refuses in a field. */
  refused(constraint: Constraint, refusal: Refusal): void;
  /** A field that the version of Kubernetes does not have, though another one does. */
  unversioned(field: Field, shape: Shape): void;
  /** A constraint that broke down. That is our fault, and the others stand all the same. */
  failed(constraint: Constraint, error: unknown): void;
}

/**
 * Asks an object everything that its shape demands, in one walk through what is given: most that something is demanded
 * of is not.
 */
export function review(shape: Shape, field: Field, around: Around, reviewer: Reviewer): void {
  if (!field.isGiven) {
    return;
  }
  for (const constraint of shape.constraints) {
    ask(constraint, field, around, reviewer);
  }
  const { items, fields } = shape;
  if (items?.isAsked) {
    for (const item of field.items) {
      review(items, item, around, reviewer);
    }
  }
  if (fields.size > 0) {
    for (const key of field.keys) {
      const below = fields.get(key);
      if (below !== undefined && (below.isAsked || below.since !== undefined || below.until !== undefined)) {
        const { minor } = around.target;
        const next = field.get(key);
        if (next.isGiven && ((below.since ?? 0) > minor || (below.until ?? Number.POSITIVE_INFINITY) <= minor)) {
          reviewer.unversioned(next, below);
        }
        if (below.isAsked) {
          review(below, next, around, reviewer);
        }
      }
    }
  }
}

function ask(constraint: Constraint, field: Field, around: Around, reviewer: Reviewer): void {
  try {
    for (const refusal of constraint.demand(field, around)) {
      reviewer.refused(constraint, refusal);
    }
  } catch (error) {
    reviewer.failed(constraint, error);
  }
}
