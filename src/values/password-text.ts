import { Complaint } from './complaint';
import type { Parser } from './parser';

/**
 * A password as the scripts of a database take it. Complaints do not repeat it. A line end at its end is no part of it:
 * `kubectl create secret --from-file` keeps that of the file, and a shell takes it off again.
 */
export function password(longest: number = Number.POSITIVE_INFINITY): Parser<string> {
  return (input) => {
    const given = typeof input === 'string' ? input : '';
    const text = given.endsWith('\n') ? given.slice(0, -1) : given;
    if (text === '') {
      return new Complaint('an empty password', 'a password of one line', 'generate one');
    }
    if (/[\n\0]/.test(text)) {
      return new Complaint('a password of several lines', 'a password of one line', 'generate another');
    }
    // A character outside the basic plane takes two units.
    const length = text.length <= longest ? text.length : [...text].length;
    return length > longest
      ? new Complaint(`a password of ${length} characters`, `at most ${longest} characters`, 'generate a shorter one')
      : text;
  };
}

/** A text that stands in a URL as it is: the unreserved characters of RFC 3986 and percent-encoded bytes. */
export const urlReady: Parser<string> = (input) =>
  typeof input === 'string' && /^([A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})*$/.test(input)
    ? input
    : new Complaint(
        'a password with characters that a URL must encode',
        'letters, digits, "-", ".", "_", "~" and percent-encoded bytes',
        'generate one of those, or keep it percent-encoded as well: userPasswordForUrls',
      );
