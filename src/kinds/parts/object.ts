import type { NameForm } from '../constraints/names';
import type { Constraint } from '../language/constraint';
import { fields, needed, type Shape, TEXT } from '../language/shape';
import { metadataNamed } from './metadata';

/** A whole object whose name has a form: what all have, and its own. */
export function object(name: NameForm, own: Readonly<Record<string, Shape>>, ...more: readonly Constraint[]): Shape {
  return objectWith(metadataNamed(name), own, ...more);
}

/** The same, with metadata of its own. */
export function objectWith(
  metadata: Shape,
  own: Readonly<Record<string, Shape>>,
  ...more: readonly Constraint[]
): Shape {
  return fields({ apiVersion: TEXT, kind: TEXT, metadata: needed(metadata, 'a name'), ...own }, ...more);
}

/** What an object is to be, where it is nothing without that. */
export function spec(own: Shape): Shape {
  return needed(own, 'what it is to be');
}
