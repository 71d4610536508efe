import { Complaint, isComplaint } from './complaint';
import type { Parser } from './parser';
import { measured, quoted, shown } from './wording';

/** What HTTP calls a token, of which the names of headers and cookies are made. */
const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;

/** The longest name and the longest value that the Gateway API takes, in characters. */
const LONGEST_NAME = 256;
const LONGEST_VALUE = 4096;

/**
 * The name of an HTTP header; upper and lower case are one to HTTP.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-field-names
 */
export const headerName: Parser<string> = (input) =>
  typeof input === 'string' && input.length <= LONGEST_NAME && TOKEN.test(input)
    ? input
    : new Complaint(
        measured(input, LONGEST_NAME),
        `the name of a header: 1 to ${LONGEST_NAME} letters, digits and "-" or other characters of a token`,
        typeof input === 'string' && input.includes(':') ? 'leave out the colon' : 'write one such as "X-Canary"',
      );

/** The value of an HTTP header: some text on one line, without blanks around it. */
export const headerValue: Parser<string> = (input) => {
  const text = lineOf(input, 'a header');
  return isComplaint(text) || text.trim() === text
    ? text
    : new Complaint(quoted(text), 'a value without blanks around it, which HTTP cuts off', 'leave the blanks out');
};

/** The name of a parameter in the query of a URL, decoded. */
export const queryName: Parser<string> = (input) =>
  typeof input === 'string' && input.length <= LONGEST_NAME && TOKEN.test(input)
    ? input
    : new Complaint(
        measured(input, LONGEST_NAME),
        `the name of a query parameter: 1 to ${LONGEST_NAME} letters, digits and other characters of a token`,
        'write it without "?", "&" and "="',
      );

/** The value of a parameter in the query of a URL, decoded. */
export const queryValue: Parser<string> = (input) => {
  const text = lineOf(input, 'a query parameter');
  return isComplaint(text) || text.length <= LONGEST_QUERY_VALUE
    ? text
    : new Complaint(`${text.length} characters`, `at most ${LONGEST_QUERY_VALUE} characters`, 'shorten it');
};

/** The longest value of a query parameter that the Gateway API compares, in characters. */
const LONGEST_QUERY_VALUE = 1024;

function lineOf(input: unknown, what: string): string | Complaint {
  if (typeof input !== 'string' || input === '') {
    return new Complaint(shown(input), `the value of ${what}, a text of at least 1 character`, 'write it as a text');
  }
  if (input.length > LONGEST_VALUE) {
    return new Complaint(`${input.length} characters`, `at most ${LONGEST_VALUE} characters`, 'shorten it');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what would end the line, and the header with it
  return /[\u0000-\u001f\u007f]/.test(input)
    ? new Complaint('a value with control characters', 'a value on one line', 'leave out line ends and tabs')
    : input;
}
