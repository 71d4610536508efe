import { join } from 'node:path';

/*
 * A function says nothing of what it was made of: `words('a', 'b')` is a parser like any other. So the makers are watched at
 * work, from before the first fact is loaded, and what they make is called by how it was made.
 */

const SRC = join(__dirname, '../../../src');

const names = new WeakMap<object, string>();
const makings = new Map<string, string>();

/** How a list calls something: by the name that it is exported by, or the call that made it. */
export function nameOf(made: object): string | undefined {
  return names.get(made);
}

/** Calls something by a name, unless it has one. */
export function call(made: object, name: string): void {
  if (!names.has(made)) {
    names.set(made, name);
  }
}

/** How those that have a name were made, by their names. */
export function makingsOfNamed(): ReadonlyMap<string, string> {
  return makings;
}

/** Watches the makers that some modules export; `shown` writes down what they are given. */
export function watch(modules: readonly string[], shown: (given: unknown) => string): void {
  for (const module of modules) {
    const path = join(SRC, module);
    jest.doMock(path, () => watched(jest.requireActual<Record<string, unknown>>(path), shown));
  }
}

/** Loads a module of src, once the makers are watched. */
export function load<T = Record<string, unknown>>(file: string): T {
  return require(join(SRC, file)) as T;
}

function watched(exported: Record<string, unknown>, shown: (given: unknown) => string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(exported).map(([name, value]) => [
      name,
      typeof value === 'function' ? watchedMaker(name, value as Maker, shown) : named(name, value),
    ]),
  );
}

type Maker = (...given: unknown[]) => unknown;

function watchedMaker(name: string, make: Maker, shown: (given: unknown) => string): Maker {
  const maker: Maker = (...given) => {
    const made = make(...given);
    // Makers use each other: the last says most. What has a name is only handed on.
    if (isMade(made) && names.get(made)?.includes('(') !== false) {
      names.set(made, `${name}(${given.map(shown).join(', ')})`);
    }
    return made;
  };
  named(name, make);
  names.set(maker, name);
  return maker;
}

/** A name is better than a call. */
function named<T>(name: string, value: T): T {
  if (isMade(value)) {
    const making = names.get(value);
    if (making !== undefined) {
      makings.set(name, making);
    }
    names.set(value, name);
  }
  return value;
}

function isMade(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}
