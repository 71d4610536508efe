import { Complaint, isComplaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { IpAddress } from '../../values/ip-address';
import { nearMiss } from '../../values/near-miss';
import type { Parser } from '../../values/parser';
import { listed, quoted, shown } from '../../values/wording';

/*
 * The forms that values of annotations have. An annotation is always a text, so each takes texts only.
 */

/** What strconv.ParseBool of Go takes, with which nearly all controllers read a yes or no. */
const GO_TRUTHS = ['1', 't', 'T', 'true', 'TRUE', 'True', '0', 'f', 'F', 'false', 'FALSE', 'False'];

/** Yes or no, as Go reads it. */
export const flag: Parser<string> = matching(
  (text) => GO_TRUTHS.includes(text),
  '"true" or "false"',
  () => 'write one of these',
);

/** Yes or no, where nothing but these two words is read. */
export const plainFlag: Parser<string> = words('true', 'false');

/** One of some words, as they are written here. */
export function words(...known: string[]): Parser<string> {
  return matching(
    (text) => known.includes(text),
    listed(known.map(quoted)),
    (text) => meant(text, known),
  );
}

/** One of some words, in small or capital letters. */
export function wordsOfAnyCase(...known: string[]): Parser<string> {
  const lower = known.map((word) => word.toLowerCase());
  return matching(
    (text) => lower.includes(text.toLowerCase()),
    listed(known.map(quoted)),
    (text) => meant(text, known),
  );
}

function meant(text: string, known: readonly string[]): string {
  const near = nearMiss(text, known);
  return near === undefined ? 'choose one of these' : `did you mean ${quoted(near)}?`;
}

/** A whole number from `min` to `max`, written in digits. */
export function integer(min: number, max = Number.MAX_SAFE_INTEGER, unit = ''): Parser<string> {
  const withUnit = (n: number) => (unit === '' ? `${n}` : `${n} ${unit}`);
  const expected =
    max === Number.MAX_SAFE_INTEGER
      ? `a whole number from ${withUnit(min)} up`
      : `a whole number from ${withUnit(min)} to ${withUnit(max)}`;
  return matching(
    (text) => /^-?\d+$/.test(text) && Number(text) >= min && Number(text) <= max,
    expected,
    () => 'write digits alone',
  );
}

/** A number of a port. */
export const portText: Parser<string> = integer(1, 65535);

/** Either of two forms; the second one says what is expected. */
export function either(first: Parser<string>, second: Parser<string>): Parser<string> {
  return (input) => {
    const taken = first(input);
    if (!isComplaint(taken)) {
      return taken;
    }
    const other = second(input);
    return isComplaint(other)
      ? new Complaint(other.found, `${taken.expected}, or ${other.expected}`, other.fix)
      : other;
  };
}

/** A text that a regular expression takes. */
export function shaped(pattern: RegExp, expected: string, fix = 'write it like that'): Parser<string> {
  return matching(
    (text) => pattern.test(text),
    expected,
    () => fix,
  );
}

/** A duration of Go: numbers, each with its unit, such as `1m30s`. */
export const goDuration: Parser<string> = shaped(
  /^(?:\d+(?:\.\d+)?(?:ns|us|\u00b5s|ms|s|m|h))+$/,
  'a duration such as "30s" or "1m30s"',
  'give each number a unit: ms, s, m or h',
);

/** A time of NGINX: `30s`, `1h 30m`, or a number of seconds. */
export const nginxTime: Parser<string> = shaped(
  /^\d+(?:(?:ms|[smhdwMy]| \d+(?:ms|[smhdwMy]))(?: ?\d+(?:ms|[smhdwMy]))*)?$/,
  'a time of NGINX such as "30s"',
  'give the number a unit: ms, s, m, h or d',
);

/** A size of NGINX: bytes, or a number with k, m or g behind it. */
export const nginxSize: Parser<string> = shaped(
  /^\d+[bkmg]?$/i,
  'a size of NGINX such as "8m"',
  'give the number the unit k, m or g, without a "B" or "i" behind it',
);

/** A time of HAProxy: a number with its unit; milliseconds without one. */
export const haproxyTime: Parser<string> = shaped(
  /^\d+(?:us|ms|s|m|h|d)?$/,
  'a time of HAProxy such as "30s"',
  'give the number a unit: us, ms, s, m, h or d',
);

/** Several of one form, joined by commas. */
export function commaList(item: Parser<unknown>): Parser<string> {
  return (input) => {
    const text = textOf(input);
    if (isComplaint(text)) {
      return text;
    }
    for (const part of text.split(',')) {
      const taken = item(part.trim());
      if (isComplaint(taken)) {
        return taken;
      }
    }
    return text;
  };
}

/** Blocks of addresses, or single ones, joined by commas. Bits behind the length of the prefix are allowed, as in NGINX. */
export const cidrList: Parser<string> = commaList((part) => {
  const [address = '', length, ...rest] = String(part).split('/');
  const parsed = IpAddress.parse(address);
  const longest = !isComplaint(parsed) && parsed.family === 'IPv6' ? 128 : 32;
  const isBlock = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= longest);
  return !isComplaint(parsed) && isBlock && rest.length === 0
    ? String(part)
    : new Complaint(shown(part), 'addresses or blocks such as "10.0.0.0/8", joined by commas', 'correct the block');
});

/** A key, in which there may be spaces, and its value. What stands behind a backslash means itself. */
const ATTRIBUTE = String.raw`(?:\\.|[^=,\\\s])(?:\\.|[^=,\\])*=(?:\\.|[^,\\])*`;

/** `key=value`, joined by commas: splitKeyValuePairs of pkg/annotations/parser.go in aws-load-balancer-controller. */
export const attributeList: Parser<string> = shaped(
  new RegExp(`^\\s*${ATTRIBUTE}(?:,\\s*${ATTRIBUTE})*(?:,\\s*)?$`),
  'attributes such as "key=value,key=value"',
  'write "=" between name and value, and "," between attributes',
);

/** The name of an object. */
export const objectName: Parser<string> = (input) => dnsSubdomain(input);

/** The name of an object, with its namespace and a slash before it or without. */
export const namespacedName: Parser<string> = (input) => {
  const text = textOf(input);
  if (isComplaint(text)) {
    return text;
  }
  const parts = text.split('/');
  const faulty = parts.length > 2 ? 'too many' : parts.find((part) => isComplaint(dnsSubdomain(part)));
  return faulty === undefined
    ? text
    : new Complaint(shown(text), 'a name such as "web", or "shop/web" with its namespace', 'correct the name');
};

/** JSON that is a list. */
export const jsonList: Parser<string> = json(Array.isArray, 'a list in JSON, such as "[{…}]"');

/** JSON that is an object. */
export const jsonObject: Parser<string> = json(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object in JSON, such as "{…}"',
);

function json(isRight: (value: unknown) => boolean, expected: string): Parser<string> {
  return matching(
    (text) => {
      try {
        return isRight(JSON.parse(text));
      } catch {
        return false;
      }
    },
    expected,
    () => 'correct the JSON',
  );
}

function matching(takes: (text: string) => boolean, expected: string, cure: (text: string) => string): Parser<string> {
  return (input) => {
    const text = textOf(input);
    return isComplaint(text) || takes(text) ? text : new Complaint(shown(text), expected, cure(text));
  };
}

function textOf(input: unknown): string | Complaint {
  return typeof input === 'string'
    ? input
    : new Complaint(shown(input), 'a text', 'write it in quotes: values of annotations are texts');
}
