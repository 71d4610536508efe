import { Complaint } from './complaint';
import { isPlain, keysOf, propertyOf } from './foreign-object';
import type { TextMap } from './labels';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const VALUE = /^[A-Za-z0-9._:/@+-]+$/;

/** Attributes of a cloud's resource that travel in one annotation as `key=value,key=value`. */
export const attributes: Parser<TextMap> = (input) => {
  const keys = keysOf(input);
  if (keys === undefined || !isPlain(input as object)) {
    return new Complaint(shown(input), 'an object of attributes', 'write it like { "stickiness.enabled": "true" }');
  }
  const read: Record<string, string> = {};
  for (const key of keys) {
    const value: unknown = propertyOf(input as object, key);
    const at = `[${quoted(key)}]`;
    if (!KEY.test(key)) {
      return new Complaint(quoted(key), 'a name of letters, digits, ".", "_" and "-"', 'correct the attribute', at);
    }
    if (typeof value !== 'string' || !VALUE.test(value)) {
      return new Complaint(shown(value), 'a text without "," and "="', 'write it in quotes, such as "true"', at);
    }
    read[key] = value;
  }
  return read;
};

/** Attributes as the one text that the annotation holds. */
export function writtenAttributes(map: TextMap): string {
  return Object.entries(map)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
