import { classNameOf, lengthOfList } from './foreign-object';

/** How long a quoted value may get in a sentence before it is cut, in characters. */
const LONGEST_QUOTE = 80;

/** The same for what a program said, which is quoted once and not beside others. */
const LONGEST_MESSAGE = 240;

/** How many items a sentence lists in full. */
const LONGEST_LIST = 5;

/** A text in double quotes, control characters escaped, cut where it is too long to read. */
export function quoted(text: string): string {
  return quotedUpTo(LONGEST_QUOTE, text);
}

/** What a program said, in double quotes: the reason often stands at its end. */
export function quotedMessage(text: string): string {
  return quotedUpTo(LONGEST_MESSAGE, text);
}

function quotedUpTo(longest: number, text: string): string {
  return text.length > longest
    ? `${JSON.stringify(text.slice(0, longest))}… of ${text.length} characters`
    : JSON.stringify(text);
}

/** Words as a list a person reads: `a`, `a or b`, `a, b or c`; more than five are counted. */
export function listed(words: readonly string[], conjunction = 'or'): string {
  const shortened =
    words.length > LONGEST_LIST ? [...words.slice(0, LONGEST_LIST), `${words.length - LONGEST_LIST} more`] : words;
  const last = shortened.at(-1) ?? 'nothing';
  return shortened.length < 2 ? last : `${shortened.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/**
 * Any value as a sentence can name it. Never runs `toString` of the value, and survives getters and Proxies that throw;
 * never prints the inside of an object, so it cannot leak a secret.
 */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'string':
      return value === '' ? 'an empty text' : quoted(value);
    case 'number':
      return Number.isNaN(value) ? 'not a number' : String(value);
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : shownObject(value);
    default:
      return `a ${typeof value}`;
  }
}

/** Any value, and the length of a text that is longer than it may be. */
export function measured(value: unknown, longest: number): string {
  return typeof value === 'string' && value.length > longest && value.length <= LONGEST_QUOTE
    ? `${quoted(value)} of ${value.length} characters`
    : shown(value);
}

/** What a value is, without repeating a text: for places where it may be a secret. */
export function kindOf(value: unknown): string {
  return typeof value === 'string' && value !== '' ? 'a text' : shown(value);
}

function shownObject(value: object): string {
  const length = lengthOfList(value);
  if (length !== undefined) {
    return length === 0 ? 'an empty list' : `a list of ${length}`;
  }
  const name = classNameOf(value);
  return name === undefined || name === 'Object' ? 'an object' : `an object of class ${name}`;
}
