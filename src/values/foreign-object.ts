/*
 * Questions about objects that others made, answered without ever throwing: a getter may throw, and a Proxy may throw
 * from any question asked of it, even from `Array.isArray` and `instanceof`.
 */

/** What reading a property gives when it throws. */
export const UNREADABLE = Symbol('unreadable');

/** The length of a list; undefined for anything else. */
export function lengthOfList(value: unknown): number | undefined {
  try {
    const length: unknown = Array.isArray(value) ? value.length : undefined;
    return Number.isSafeInteger(length) ? (length as number) : undefined;
  } catch {
    return undefined;
  }
}

/** The own keys of an object that is no list; undefined for anything else. */
export function keysOf(value: unknown): string[] | undefined {
  try {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an object holds nothing but its own keys, unlike a Map, a Date or an object of a class. */
export function isPlain(value: object): boolean {
  try {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null;
  } catch {
    return false;
  }
}

/** One property or element, own or from a getter of the object's class, but nothing that every object has. */
export function propertyOf(owner: object, key: string | number): unknown {
  try {
    const value: unknown = (owner as Record<string | number, unknown>)[key];
    return Object.hasOwn(Object.prototype, key) && !Object.hasOwn(owner, key) ? undefined : value;
  } catch {
    return UNREADABLE;
  }
}

/** Whether an object was made with this prototype. */
export function hasPrototype<T>(value: unknown, prototype: T): value is T {
  try {
    return Object.prototype.isPrototypeOf.call(prototype as object, value as object);
  } catch {
    return false;
  }
}

/** The name of the class that made an object, where it has a readable one. */
export function classNameOf(value: object): string | undefined {
  try {
    const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
    return typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : undefined;
  } catch {
    return undefined;
  }
}
