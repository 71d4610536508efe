import { Complaint, isComplaint } from './complaint';
import type { Parser } from './parser';
import { kindOf } from './wording';

/**
 * The same parser, with complaints that do not repeat the text: what was written in the place of a Secret's name may
 * well be the password itself, and sentences end up in logs.
 */
export function unrepeated<T>(parse: Parser<T>, fix: string): Parser<T> {
  return (input) => {
    const result = parse(input);
    return isComplaint(result) ? new Complaint(kindOf(input), result.expected, fix) : result;
  };
}
