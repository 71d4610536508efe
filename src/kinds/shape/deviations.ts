import type { Step } from '../../values/field';
import type { FieldsShape, ListShape, Shape } from './shape';

/** A place in an object that the API server cannot decode as it is written. */
export type Deviation =
  /** A field that the kind does not have. `siblings` are the fields that it has there. */
  | { readonly is: 'unknown field'; readonly steps: readonly Step[]; readonly siblings: readonly string[] }
  | { readonly is: 'wrong type'; readonly steps: readonly Step[]; readonly shape: Shape };

/** Where a text or an object of a program differs from a shape. */
export function deviationsFrom(shape: FieldsShape, data: unknown): readonly Deviation[] {
  const deviations: Deviation[] = [];
  compare(data, shape, [], deviations);
  return deviations;
}

/** Compares what is written at some steps. */
function compare(value: unknown, shape: Shape, steps: Step[], into: Deviation[]): void {
  if (Array.isArray(value)) {
    const { items } = shape as ListShape;
    for (let i = 0; i < value.length; i++) {
      compareBelow(i, value[i], items, steps, into);
    }
  } else if (typeof value === 'object') {
    compareFields(value as object, shape, steps, into);
  }
}

/** Compares what is written one step further. */
function compareBelow(step: Step, value: unknown, shape: Shape, steps: Step[], into: Deviation[]): void {
  if (value === null || value === undefined || shape === 'anything') {
    return;
  }
  if (!fits(value, shape)) {
    into.push({ is: 'wrong type', steps: [...steps, step], shape });
  } else if (typeof value === 'object') {
    steps.push(step);
    compare(value, shape, steps, into);
    steps.pop();
  }
}

function compareFields(map: object, shape: Shape, steps: Step[], into: Deviation[]): void {
  for (const key in map) {
    const known = shape === 'texts' ? 'text' : (shape as FieldsShape).fields.get(key);
    if (known === undefined) {
      into.push({ is: 'unknown field', steps: [...steps, key], siblings: [...(shape as FieldsShape).fields.keys()] });
    } else {
      compareBelow(key, (map as Record<string, unknown>)[key], known, steps, into);
    }
  }
}

function fits(value: unknown, shape: Shape): boolean {
  switch (shape) {
    case 'text':
      return typeof value === 'string';
    case 'whole number':
      return Number.isInteger(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'number or text':
      return typeof value === 'string' || Number.isInteger(value);
    case 'anything':
      return true;
    default: {
      const isMap = typeof value === 'object' && !Array.isArray(value);
      return shape !== 'texts' && 'items' in shape ? Array.isArray(value) : isMap;
    }
  }
}
