/** How long a quoted value may get in a sentence before it is cut, in characters. */
const LONGEST_QUOTE = 80;

/** How many items a sentence lists in full. */
const LONGEST_LIST = 5;

/** A text in double quotes, control characters escaped, cut where it is too long to read. */
export function quoted(text: string): string {
  return text.length > LONGEST_QUOTE
    ? `${JSON.stringify(text.slice(0, LONGEST_QUOTE))}… (${text.length} characters)`
    : JSON.stringify(text);
}

/** Words as a list a person reads: `a`, `a or b`, `a, b or c`; more than five are counted. */
export function listed(words: readonly string[], conjunction = 'or'): string {
  if (words.length > LONGEST_LIST) {
    return `${words.slice(0, LONGEST_LIST).join(', ')} or ${words.length - LONGEST_LIST} more`;
  }
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/**
 * Any value as a sentence can name it. Never runs code of the value (no `toString`, no getters), so it
 * survives every input; never prints the inside of an object, so it cannot leak a secret.
 */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'string':
      return value === '' ? 'an empty text' : quoted(value);
    case 'number':
    case 'boolean':
      return String(value);
    case 'bigint':
      return `the bigint ${value}`;
    case 'symbol':
      return 'a symbol';
    case 'function':
      return 'a function';
    default:
      return shownObject(value as object | null);
  }
}

function shownObject(value: object | null): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  }
  const name = className(value);
  return name === undefined || name === 'Object' ? 'an object' : `an object of class ${name}`;
}

function className(value: object): string | undefined {
  try {
    const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
    return typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : undefined;
  } catch {
    // Proxies may throw from any question asked of them.
    return undefined;
  }
}
