import { KubeObject } from '../../../src/model/objects/kube-object';
import type { Field, Step } from '../../../src/values/field';

/** One change of one object. Without steps it is about the whole object, and without a value something is taken out. */
export interface Change {
  readonly object: KubeObject;
  readonly steps: readonly Step[];
  readonly value: unknown;
}

/** Writes something else into a field. */
export function put(object: KubeObject, field: Field, value: unknown): Change {
  return { object, steps: field.steps, value };
}

/** Takes a field out. */
export function drop(object: KubeObject, field: Field): Change {
  return { object, steps: field.steps, value: undefined };
}

/** Takes an object out. */
export function remove(object: KubeObject): Change {
  return { object, steps: [], value: undefined };
}

/** Puts an object beside another, into the same file. */
export function add(data: object, { origin, path }: KubeObject): Change {
  return { object: new KubeObject(data, origin, path), steps: [], value: data };
}

/** Gives a field another name. The new one comes last, which makes no difference. */
export function renamed(object: KubeObject, field: Field, name: string): Change[] {
  const [, ...way] = [...field.steps].reverse();
  return [drop(object, field), { object, steps: [...way.reverse(), name], value: field.value }];
}

/** Moves an object into another namespace. */
export function moved(object: KubeObject, namespace: string): Change {
  return put(object, object.root.find('metadata', 'namespace'), namespace);
}
