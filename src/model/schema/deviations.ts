import type { Cluster } from '../cluster';
import type { Step } from '../field';
import type { KubeObject } from '../kube-object';
import { once } from '../once';
import { shapeOf } from './kinds';
import type { FieldsShape, ListShape, Shape } from './shape';

/** A place in an object that the API server cannot decode as it is written. */
export type Deviation =
  /** A field that the kind does not have. `siblings` are the fields that it has there. */
  | { readonly is: 'unknown field'; readonly steps: readonly Step[]; readonly siblings: readonly string[] }
  | { readonly is: 'wrong type'; readonly steps: readonly Step[]; readonly shape: Shape };

/** An object that differs from the shape of its kind. */
export interface Deviant {
  readonly object: KubeObject;
  readonly deviations: readonly Deviation[];
}

/** The objects that differ from the shape of their kind. Of those whose kind has no known shape, none does. */
export const deviantsIn = once(({ objects }: Cluster): readonly Deviant[] =>
  objects.flatMap((object) => {
    const deviations = deviationsOf(object);
    return deviations.length > 0 ? [{ object, deviations }] : [];
  }),
);

function deviationsOf(object: KubeObject): Deviation[] {
  const shape = shapeOf(object);
  const deviations: Deviation[] = [];
  if (shape !== undefined) {
    compare(object.root.value, shape, [], deviations);
  }
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
