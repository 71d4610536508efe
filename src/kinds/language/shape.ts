import type { Constraint } from './constraint';
import type { Lasting } from './lasting';
import { required } from './required';

/** What the API server can decode in a place. Anything else is refused before a word of it is judged. */
export type FieldType =
  | 'text'
  | 'whole number'
  | 'flag'
  | 'number or text'
  /** A map whose values are texts, such as labels. */
  | 'texts'
  | 'list'
  /** A map with fixed names. */
  | 'map'
  /** Not our matter, or only in part. */
  | 'anything';

/** What a field may hold, and what the API server demands of it. */
export interface Shape {
  readonly type: FieldType;
  /** The fields of a map. */
  readonly fields: ReadonlyMap<string, Shape>;
  /** What each item of a list is. */
  readonly items: Shape | undefined;
  readonly constraints: readonly Constraint[];
  /**
   * The first minor version of Kubernetes whose API server knows the field, where that is later than the oldest one that is known
   * here. A server whose feature gate is off drops the field without a word; gates can be set, so that is not judged.
   */
  readonly since: number | undefined;
  /** The first minor version of Kubernetes without it. */
  readonly until: number | undefined;
  /** What must be written here, if something must. */
  readonly need: Need | undefined;
  /** What the API server writes where nothing is given. */
  readonly byDefault: string | undefined;
  /** Which changes it refuses in an object that is there. */
  readonly lasting: Lasting | undefined;
  /** Whether anything is demanded here or below; what nothing is demanded of need not be walked through. */
  readonly isAsked: boolean;
}

/** That a field must be given, and not be empty. */
export interface Need {
  /** What is expected, for a sentence. */
  readonly what: string;
  readonly fix: string;
}

const NO_FIELDS: ReadonlyMap<string, Shape> = new Map();

/** One form for all shapes, so that walking through them is fast. */
function shape(
  type: FieldType,
  constraints: readonly Constraint[],
  fields: ReadonlyMap<string, Shape> = NO_FIELDS,
  items?: Shape,
): Shape {
  const isAsked = constraints.length > 0 || (items !== undefined && isAny(items)) || [...fields.values()].some(isAny);
  return {
    type,
    fields,
    items,
    constraints,
    since: undefined,
    until: undefined,
    need: undefined,
    byDefault: undefined,
    lasting: undefined,
    isAsked,
  };
}

function isAny({ isAsked, since, until }: Shape): boolean {
  return isAsked || since !== undefined || until !== undefined;
}

export function text(...constraints: readonly Constraint[]): Shape {
  return shape('text', constraints);
}

export function wholeNumber(...constraints: readonly Constraint[]): Shape {
  return shape('whole number', constraints);
}

export function numberOrText(...constraints: readonly Constraint[]): Shape {
  return shape('number or text', constraints);
}

export function texts(...constraints: readonly Constraint[]): Shape {
  return shape('texts', constraints);
}

export function list(items: Shape, ...constraints: readonly Constraint[]): Shape {
  return shape('list', constraints, NO_FIELDS, items);
}

/** A map with fixed names. */
export function fields(known: Readonly<Record<string, Shape>>, ...constraints: readonly Constraint[]): Shape {
  const entries = Object.entries(known);
  const needs = entries.flatMap(([key, { need }]) => (need === undefined ? [] : [required(key, need.what, need.fix)]));
  return shape('map', [...needs, ...constraints], new Map(entries));
}

export const FLAG: Shape = shape('flag', []);
export const ANYTHING: Shape = shape('anything', []);
export const TEXT: Shape = text();
export const NUMBER: Shape = wholeNumber();
export const TEXTS: Shape = texts();

/** Something of which a few fields matter here, and the others may be anything. */
export function partly({ constraints, fields: known, items }: Shape): Shape {
  return shape('anything', constraints, known, items);
}

/** A field that must be given. */
export function needed(given: Shape, what: string, fix = 'write it'): Shape {
  return { ...given, need: { what, fix } };
}

/** A field that the API server fills in where nothing is given, whatever else the object says. */
export function byDefault(value: string, given: Shape): Shape {
  return { ...given, byDefault: value };
}

/** A field that nobody may change in an object that is there, or not in every way. */
export function lasting(how: Lasting, given: Shape): Shape {
  return { ...given, lasting: how };
}

/** A field that came with a version of Kubernetes, be it behind a feature gate. */
export function since(minor: number, given: Shape): Shape {
  return { ...given, since: minor };
}

/** A field that was there up to a version of Kubernetes, and left with `minor`. */
export function until(minor: number, given: Shape): Shape {
  return { ...given, until: minor };
}
