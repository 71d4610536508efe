import type { Step } from '../field';
import type { KubeObject } from '../kube-object';
import { shapeOf } from './kinds';
import type { FieldsShape, Shape } from './shape';

/** A place in an object that the API server cannot decode as it is written. */
export type Deviation =
  /** A field that the kind does not have. `siblings` are the fields that it has there. */
  | { readonly is: 'unknown field'; readonly steps: readonly Step[]; readonly siblings: readonly string[] }
  | { readonly is: 'wrong type'; readonly steps: readonly Step[]; readonly shape: Shape };

/** Several rules ask, and the answer is the same. */
const known = new WeakMap<KubeObject, readonly Deviation[]>();

/** Where an object differs from the shape of its kind. Objects of kinds without a known shape differ nowhere. */
export function deviationsOf(object: KubeObject): readonly Deviation[] {
  let deviations = known.get(object);
  if (deviations === undefined) {
    deviations = compared(object);
    known.set(object, deviations);
  }
  return deviations;
}

function compared(object: KubeObject): Deviation[] {
  const shape = shapeOf(object);
  const deviations: Deviation[] = [];
  if (shape !== undefined) {
    compare(object.written.value, shape, [], deviations);
  }
  return deviations;
}

function compare(value: unknown, shape: Shape, steps: Step[], into: Deviation[]): void {
  if (value === null || value === undefined || shape === 'anything') {
    return;
  }
  if (!fits(value, shape)) {
    into.push({ is: 'wrong type', steps: [...steps], shape });
  } else if (Array.isArray(value)) {
    compareItems(value, (shape as { items: Shape }).items, steps, into);
  } else if (typeof value === 'object') {
    compareFields(value, shape, steps, into);
  }
}

function compareItems(list: readonly unknown[], shape: Shape, steps: Step[], into: Deviation[]): void {
  for (let i = 0; i < list.length; i++) {
    steps.push(i);
    compare(list[i], shape, steps, into);
    steps.pop();
  }
}

function compareFields(map: object, shape: Shape, steps: Step[], into: Deviation[]): void {
  const own = (shape as FieldsShape).fields;
  for (const key of Object.keys(map)) {
    steps.push(key);
    if (shape === 'texts') {
      compare((map as Record<string, unknown>)[key], 'text', steps, into);
    } else if (Object.hasOwn(own, key)) {
      compare((map as Record<string, unknown>)[key], own[key] as Shape, steps, into);
    } else {
      into.push({ is: 'unknown field', steps: [...steps], siblings: Object.keys(own) });
    }
    steps.pop();
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
