import { Complaint, isComplaint } from './complaint';
import { hasPrototype, keysOf, lengthOfList, propertyOf, UNREADABLE } from './foreign-object';
import { nearMiss, nearWord } from './near-miss';
import { kindOf, listed, quoted, shown } from './wording';

/** Turns any input into a value or says why not. Parsers never throw, whatever the input does when it is looked at. */
export type Parser<T> = (input: unknown) => T | Complaint;

/** What a parser makes when it takes its input. */
export type Parsed<P> = P extends Parser<infer T> ? T : never;

/** Takes nothing (`undefined`) as well. */
export function optional<T>(parse: Parser<T>): Parser<T | undefined> {
  return (input) => (input === undefined ? undefined : parse(input));
}

/** What is said of a property or element whose reading throws. */
export const UNREADABLE_COMPLAINT = new Complaint(
  'something that throws when it is read',
  'a plain value',
  'write a plain object',
);

/** A list of things, each taken by `parse`. `what` names the things, in the plural. */
export function listOf<T>(parse: Parser<T>, what: string, bounds: { min?: number; max?: number } = {}): Parser<T[]> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = bounds;
  return (input) => {
    const length = lengthOfList(input);
    if (length === undefined) {
      return new Complaint(shown(input), `a list of ${what}`, 'write it in brackets, even a single one');
    }
    if (length < min) {
      const missing = min - length;
      return new Complaint(
        shown(input),
        `a list of ${what}, at least ${min}`,
        `add ${missing === 1 ? 'one' : missing}`,
      );
    }
    if (length > max) {
      return new Complaint(shown(input), `a list of ${what}, at most ${max}`, `leave out ${length - max}`);
    }
    const items: T[] = [];
    for (let i = 0; i < length; i++) {
      const given = propertyOf(input as object, i);
      const item = given === UNREADABLE ? UNREADABLE_COMPLAINT : parse(given);
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
    const near = typeof input === 'string' ? nearWord(input, values) : undefined;
    return new Complaint(
      shown(input),
      listed(values.map(quoted)),
      near === undefined ? 'choose one of these' : `did you mean ${quoted(near)}?`,
    );
  };
}

/**
 * An object made by one of our classes, told by its prototype. `how` shows the call that makes one. Texts are not
 * repeated, for a key or password may have been written where a certificate or credentials belong.
 */
export function instanceOf<T>(type: { readonly name: string; readonly prototype: T }, how: string): Parser<T> {
  return (input) =>
    hasPrototype(input, type.prototype)
      ? input
      : new Complaint(kindOf(input), withArticle(type.name), `make one with ${how}`);
}

function withArticle(className: string): string {
  // "Http" is spelled out when it is spoken: an HTTP route.
  return `${/^(?:[AEIO]|Http)/.test(className) ? 'an' : 'a'} ${className}`;
}

/** `true` or `false`. */
export const yesOrNo: Parser<boolean> = (input) =>
  typeof input === 'boolean'
    ? input
    : new Complaint(
        shown(input),
        'true or false',
        input === 'true' || input === 'false' ? 'write it without quotes' : 'choose one of these',
      );

/** A text with at least one character that is not a blank. */
export const text: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), 'a text', 'write it as a text');
  }
  if (input.trim() === '') {
    return new Complaint(
      shown(input),
      'a text with at least one visible character',
      'write something, or leave it out',
    );
  }
  return hasControlCharacters(input)
    ? new Complaint(shown(input), 'a text without control characters', 'leave them out')
    : input;
};

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
    if (typeof input !== 'number' || Number.isNaN(input)) {
      return new Complaint(
        shown(input),
        expected,
        typeof input === 'string' ? 'give a number, without quotes' : 'give a number',
      );
    }
    if (input < min || input > max) {
      return new Complaint(
        withUnit(input),
        expected,
        input < min ? `use ${withUnit(min)} or more` : `use ${withUnit(max)} or less`,
      );
    }
    // Adding zero turns -0, which YAML would print with its sign, into 0.
    return Number.isInteger(input) ? input + 0 : new Complaint(withUnit(input), expected, 'leave out the fraction');
  };
}

/** One parser for each property of `T`; the compiler refuses a schema that forgets one. */
export type Schema<T> = { readonly [K in keyof Required<T>]: Parser<unknown> };

/** What reading an object by a schema yields. */
export type Read<S> = { readonly [K in keyof S]: S[K] extends Parser<infer V> ? V : never };

/** What to do instead of writing some properties that a schema does not know, by their names. */
export type Cures = Readonly<Record<string, string>>;

/**
 * Reads an object property by property. A property the schema does not know is refused, never dropped:
 * whoever wrote `prots` meant something.
 */
export function objectWith<S extends Record<string, Parser<unknown>>>(
  schema: S,
  what: string,
  cures: Cures = {},
): Parser<Read<S>> {
  const known = Object.keys(schema);
  return (input) => {
    const keys = keysOf(input);
    if (keys === undefined) {
      const needed = known.find((key) => isComplaint(schema[key](undefined))) ?? known[0];
      return new Complaint(shown(input), what, `write an object such as { ${needed ?? ''}: … }`);
    }
    const owner = input as object;
    for (const key of keys) {
      if (!Object.hasOwn(schema, key) && propertyOf(owner, key) !== undefined) {
        return unknownProperty(key, known, cures);
      }
    }
    const read: Record<string, unknown> = {};
    for (const key of known) {
      const given = propertyOf(owner, key);
      const value = given === UNREADABLE ? UNREADABLE_COMPLAINT : schema[key](given);
      if (isComplaint(value)) {
        return value.under(key);
      }
      read[key] = value;
    }
    return read as Read<S>;
  };
}

const IN_METADATA = ['name', 'namespace', 'labels', 'annotations'];

function unknownProperty(key: string, known: readonly string[], cures: Cures): Complaint {
  const near = nearMiss(key, known);
  const cure = near === undefined ? placeElsewhere(key, known) : `did you mean ${quoted(near)}?`;
  return new Complaint(
    `the unknown property ${quoted(key)}`,
    listed(known),
    (Object.hasOwn(cures, key) ? cures[key] : undefined) ?? cure,
  );
}

/** What Kubernetes keeps in the metadata of an object is often written beside it. */
function placeElsewhere(key: string, known: readonly string[]): string {
  return known.includes('metadata') && IN_METADATA.includes(key) ? `write metadata: { ${key}: … }` : 'leave it out';
}
