import type { Step } from '../../values/field';
import { type FieldType, type Shape, TEXT } from '../language/shape';

/** A place in an object that the API server cannot decode as it is written. */
export type Deviation =
  /** A field that the kind does not have. `siblings` are the fields that it has there. */
  | { readonly is: 'unknown field'; readonly steps: readonly Step[]; readonly siblings: readonly string[] }
  | { readonly is: 'wrong type'; readonly steps: readonly Step[]; readonly shape: Shape };

/** Where a text or an object of a program differs from a shape. */
export function deviationsFrom(shape: Shape, data: unknown): readonly Deviation[] {
  const deviations: Deviation[] = [];
  if (typeof data === 'object' && data !== null) {
    compare(data, shape, [], deviations);
  }
  return deviations;
}

/** Compares what is written at some steps. */
function compare(value: object, shape: Shape, steps: Step[], into: Deviation[]): void {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      compareBelow(i, value[i], shape.items, steps, into);
    }
  } else if (shape.type === 'texts') {
    for (const key in value) {
      compareBelow(key, (value as Record<string, unknown>)[key], TEXT, steps, into);
    }
  } else {
    compareFields(value, shape, steps, into);
  }
}

function compareFields(map: object, { fields }: Shape, steps: Step[], into: Deviation[]): void {
  for (const key in map) {
    const known = fields.get(key);
    if (known === undefined) {
      into.push({ is: 'unknown field', steps: [...steps, key], siblings: [...fields.keys()] });
    } else {
      compareBelow(key, (map as Record<string, unknown>)[key], known, steps, into);
    }
  }
}

/** Compares what is written one step further. */
function compareBelow(step: Step, value: unknown, shape: Shape | undefined, steps: Step[], into: Deviation[]): void {
  if (value === null || value === undefined || shape === undefined || shape.type === 'anything') {
    return;
  }
  if (!fits(value, shape.type)) {
    into.push({ is: 'wrong type', steps: [...steps, step], shape });
  } else if (typeof value === 'object') {
    steps.push(step);
    compare(value, shape, steps, into);
    steps.pop();
  }
}

function fits(value: unknown, type: FieldType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'whole number':
      return Number.isInteger(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'number or text':
      return typeof value === 'string' || Number.isInteger(value);
    case 'list':
      return Array.isArray(value);
    case 'map':
    case 'texts':
      return typeof value === 'object' && !Array.isArray(value);
    case 'anything':
      return true;
  }
}
