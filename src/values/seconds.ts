import type { Duration } from 'cdk8s';
import { Complaint } from './complaint';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

/** A `Duration` of whole seconds between two bounds, both included, as a number of seconds. */
export function secondsBetween(min: number, max: number): Parser<number> {
  const expected = `${min} s to ${max} s`;
  return (input) => {
    const seconds = secondsOf(input);
    if (seconds === undefined) {
      return new Complaint(
        unitless(input),
        `a Duration of ${expected}`,
        'give it with its unit, such as Duration.minutes(30)',
      );
    }
    if (!Number.isSafeInteger(seconds)) {
      return new Complaint(`${seconds} s`, `whole seconds, ${expected}`, 'round it');
    }
    if (seconds < min || seconds > max) {
      return new Complaint(`${seconds} s`, expected, seconds < min ? `use ${min} s or more` : 'shorten it');
    }
    return seconds;
  };
}

function unitless(input: unknown): string {
  return typeof input === 'number'
    ? `${input} without a unit`
    : typeof input === 'string'
      ? `the text ${quoted(input)}`
      : shown(input);
}

/** The seconds of anything that behaves like cdk8s' `Duration`, whichever copy of cdk8s made it. */
function secondsOf(input: unknown): number | undefined {
  if (typeof input !== 'object' || input === null) {
    return undefined;
  }
  try {
    const seconds: unknown = (input as Duration).toMilliseconds({ integral: false }) / 1000;
    return typeof seconds === 'number' && !Number.isNaN(seconds) ? seconds : undefined;
  } catch {
    return undefined;
  }
}
