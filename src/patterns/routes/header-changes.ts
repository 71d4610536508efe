import { Complaint, isComplaint } from '../../values/complaint';
import { isPlain, keysOf, propertyOf, UNREADABLE } from '../../values/foreign-object';
import { headerName, headerValue } from '../../values/http-header';
import type { TextMap } from '../../values/labels';
import { listOf, objectWith, optional, type Parser, UNREADABLE_COMPLAINT } from '../../values/parser';
import { quoted, shown } from '../../values/wording';

/** Changes of the headers of requests or answers. Each header may be changed once. */
export interface HeaderChanges {
  /**
   * Headers that are written over what was there, at most 16: values by name.
   *
   * @default - none
   */
  readonly set?: { [name: string]: string };

  /**
   * Headers that are written beside what was there, at most 16: values by name.
   *
   * @default - none
   */
  readonly add?: { [name: string]: string };

  /**
   * The names of headers that are taken away, at most 16.
   *
   * @default - none
   */
  readonly remove?: string[];
}

/** The most headers that a filter of the Gateway API sets, adds or removes. */
const MOST = 16;

const headerValues: Parser<TextMap> = (input) => {
  const keys = keysOf(input);
  const owner = input as object;
  if (keys === undefined || !isPlain(owner)) {
    return new Complaint(shown(input), 'an object of headers', 'write a plain object, such as { "X-Env": "staging" }');
  }
  if (keys.length > MOST) {
    return new Complaint(`${keys.length} headers`, `at most ${MOST}`, `leave out ${keys.length - MOST}`);
  }
  const values: Record<string, string> = {};
  for (const key of keys) {
    const name = headerName(key);
    const given = propertyOf(owner, key);
    const value = isComplaint(name) ? name : given === UNREADABLE ? UNREADABLE_COMPLAINT : headerValue(given);
    if (isComplaint(value)) {
      return new Complaint(value.found, value.expected, value.fix, `[${quoted(key)}]`);
    }
    values[key] = value;
  }
  return values;
};

const readChanges = objectWith(
  {
    set: optional(headerValues),
    add: optional(headerValues),
    remove: optional(listOf(headerName, 'header names', { max: MOST })),
  },
  'changes of headers',
);

/** Reads `HeaderChanges`, in which a header that is changed twice would be a matter of luck. */
export const headerChanges: Parser<HeaderChanges> = (input) => {
  const read = readChanges(input);
  if (isComplaint(read)) {
    return read;
  }
  const { set = {}, add = {}, remove = [] } = read;
  const names = [...Object.keys(set), ...Object.keys(add), ...remove].map((name) => name.toLowerCase());
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (names.length === 0) {
    return new Complaint('no change', 'at least one header to set, add or remove', 'name one, or leave the option out');
  }
  return twice === undefined
    ? { set, add, remove: [...remove] }
    : new Complaint(`${quoted(twice)} twice`, 'each header once, whatever its case', 'leave one of the changes out');
};
