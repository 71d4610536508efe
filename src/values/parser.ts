import { Complaint, isComplaint } from './complaint';
import { nearMiss } from './near-miss';
import { listed, quoted, shown } from './wording';

/** Turns any input into a value or says why not. Parsers never throw and never run code of the input. */
export type Parser<T> = (input: unknown) => T | Complaint;

/** What a parser makes when it takes its input. */
export type Parsed<P> = P extends Parser<infer T> ? T : never;

/** Takes nothing (`undefined`) as well. */
export function optional<T>(parse: Parser<T>): Parser<T | undefined> {
  return (input) => (input === undefined ? undefined : parse(input));
}

/** A list of things, each taken by `parse`. `what` names the list in the refusal. */
export function listOf<T>(parse: Parser<T>, what: string, bounds: { min?: number; max?: number } = {}): Parser<T[]> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = bounds;
  return (input) => {
    if (!Array.isArray(input)) {
      return new Complaint(shown(input), `a list of ${what}`, `write it in brackets, even a single one`);
    }
    if (input.length < min) {
      return new Complaint(shown(input), `at least ${min} of ${what}`, 'add one');
    }
    if (input.length > max) {
      return new Complaint(`${input.length} of ${what}`, `at most ${max}`, 'leave some out');
    }
    const items: T[] = [];
    for (let i = 0; i < input.length; i++) {
      const item = parse(input[i]);
      if (isComplaint(item)) {
        return item.under(i);
      }
      items.push(item);
    }
    return items;
  };
}

/** Exactly one of the given texts; upper and lower case matter, as they do to the API server. */
export function oneOf<T extends string>(values: readonly T[]): Parser<T> {
  return (input) => {
    if (typeof input === 'string' && (values as readonly string[]).includes(input)) {
      return input as T;
    }
    const near = typeof input === 'string' ? nearMiss(input, values) : undefined;
    return new Complaint(
      shown(input),
      listed(values.map(quoted)),
      near === undefined ? 'choose one of these' : `did you mean ${quoted(near)}?`,
    );
  };
}

/** An object made by one of our classes, told by its prototype. `how` shows the call that makes one. */
export function instanceOf<T>(type: { readonly name: string; readonly prototype: T }, how: string): Parser<T> {
  return (input) =>
    isA(type.prototype, input) ? input : new Complaint(shown(input), `a ${type.name}`, `make one with ${how}`);
}

function isA<T>(prototype: T, input: unknown): input is T {
  try {
    return Object.prototype.isPrototypeOf.call(prototype as object, input as object);
  } catch {
    // A Proxy may throw when it is asked for its prototype.
    return false;
  }
}

/** `true` or `false`. */
export const yesOrNo: Parser<boolean> = (input) =>
  typeof input === 'boolean' ? input : new Complaint(shown(input), 'true or false', 'write it without quotes');

/** A text with at least one character that is not a blank. */
export const text: Parser<string> = (input) =>
  typeof input === 'string' && input.trim() !== '' && !hasControlCharacters(input)
    ? input
    : new Complaint(shown(input), 'a text without control characters', 'write at least one visible character');

function hasControlCharacters(input: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what we look for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(input);
}

/** A whole number of `unit` from `min` to `max`, both included. */
export function wholeNumber(min: number, max: number, unit = ''): Parser<number> {
  const withUnit = (n: number) => (unit === '' ? `${n}` : `${n} ${unit}`);
  const expected =
    max === Number.MAX_SAFE_INTEGER
      ? `a whole number from ${withUnit(min)} up`
      : `a whole number from ${withUnit(min)} to ${withUnit(max)}`;
  return (input) => {
    if (typeof input !== 'number') {
      return new Complaint(shown(input), expected, 'give a number, without quotes');
    }
    if (!Number.isSafeInteger(input)) {
      return new Complaint(withUnit(input), expected, 'leave out the fraction');
    }
    if (input < min || input > max) {
      return new Complaint(
        withUnit(input),
        expected,
        input < min ? `use ${withUnit(min)} or more` : `use ${withUnit(max)} or less`,
      );
    }
    return input;
  };
}

/** One parser for each property of `T`; the compiler refuses a schema that forgets one. */
export type Schema<T> = { readonly [K in keyof Required<T>]: Parser<unknown> };

/** What reading an object by a schema yields. */
export type Read<S> = { readonly [K in keyof S]: S[K] extends Parser<infer V> ? V : never };

/**
 * Reads an object property by property. A property the schema does not know is refused, never dropped:
 * whoever wrote `prots` meant something.
 */
export function objectWith<S extends Record<string, Parser<unknown>>>(schema: S, what: string): Parser<Read<S>> {
  const known = Object.keys(schema);
  return (input) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      return new Complaint(shown(input), what, `write an object such as { ${known[0] ?? ''}: … }`);
    }
    for (const key of Object.keys(input)) {
      if (!Object.hasOwn(schema, key) && property(input, key) !== undefined) {
        return unknownProperty(key, known);
      }
    }
    const read: Record<string, unknown> = {};
    for (const key of known) {
      const given = property(input, key);
      const value = isComplaint(given) ? given : schema[key]?.(given);
      if (isComplaint(value)) {
        return value.under(key);
      }
      read[key] = value;
    }
    return read as Read<S>;
  };
}

function unknownProperty(key: string, known: readonly string[]): Complaint {
  const near = nearMiss(key, known);
  return new Complaint(
    `the unknown property ${quoted(key)}`,
    listed(known),
    near === undefined ? 'leave it out' : `did you mean ${quoted(near)}?`,
  );
}

/** One property, own or from a getter of the object's class, but nothing that every object has. Never throws. */
function property(input: object, key: string): unknown {
  try {
    const value: unknown = (input as Record<string, unknown>)[key];
    return Object.hasOwn(Object.prototype, key) && !Object.hasOwn(input, key) ? undefined : value;
  } catch {
    return new Complaint('a property that throws when it is read', 'a plain value', 'write a plain object');
  }
}
