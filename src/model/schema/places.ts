import type { KubeObject } from '../kube-object';
import { shapeOf } from './kinds';
import type { Shape } from './shape';

/** Where the kind of an object has a field of some name, such as `spec.sessionAffinityConfig`; the shortest first. */
export function placesOf(object: KubeObject, name: string): string[] {
  const places: string[] = [];
  const shape = shapeOf(object);
  if (shape !== undefined) {
    collect(shape, '', name, places);
  }
  return places.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

function collect(shape: Shape, path: string, name: string, into: string[]): void {
  if (typeof shape === 'string') {
    return;
  }
  if ('items' in shape) {
    collect(shape.items, `${path}[]`, name, into);
    return;
  }
  for (const [key, below] of shape.fields) {
    if (key === name) {
      into.push(path || 'the object itself');
    }
    collect(below, path === '' ? key : `${path}.${key}`, name, into);
  }
}
