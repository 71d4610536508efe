import type { Duration } from 'cdk8s';
import { Complaint } from './complaint';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

/** Half an hour, the usual session, in seconds. */
const HALF_AN_HOUR = 1800;

/** A `Duration` of whole seconds between two bounds, both included, as a number of seconds. */
export function secondsBetween(min: number, max: number): Parser<number> {
  const expected = `${min} s to ${max} s`;
  const example =
    min <= HALF_AN_HOUR && HALF_AN_HOUR <= max ? 'Duration.minutes(30)' : `Duration.seconds(${Math.max(min, 1)})`;
  return (input) => {
    const seconds = secondsOf(input);
    if (seconds === undefined) {
      return new Complaint(unitless(input), `a Duration of ${expected}`, `give it with its unit, such as ${example}`);
    }
    if (seconds < min || seconds > max) {
      return new Complaint(`${seconds} s`, expected, seconds < min ? `use ${min} s or more` : 'shorten it');
    }
    return Number.isInteger(seconds)
      ? seconds
      : new Complaint(`${seconds} s`, `whole seconds from ${expected}`, 'leave out the fraction');
  };
}

function unitless(input: unknown): string {
  return typeof input === 'number' && Number.isFinite(input)
    ? `${input} without a unit`
    : typeof input === 'string' && input !== ''
      ? `the text ${quoted(input)}`
      : shown(input);
}

/** The seconds of anything that behaves like cdk8s' `Duration`, whichever copy of cdk8s made it. */
function secondsOf(input: unknown): number | undefined {
  if (typeof input !== 'object' || input === null) {
    return undefined;
  }
  try {
    const milliseconds: unknown = (input as Duration).toMilliseconds({ integral: false });
    return typeof milliseconds === 'number' && !Number.isNaN(milliseconds) ? milliseconds / 1000 : undefined;
  } catch {
    return undefined;
  }
}

/** A `Duration` of whole milliseconds up to `max` seconds, possibly none at all, as a number of milliseconds. */
export function millisecondsUpTo(max: number): Parser<number> {
  const expected = `0 s to ${max} s`;
  return (input) => {
    const seconds = secondsOf(input);
    if (seconds === undefined) {
      return new Complaint(
        unitless(input),
        `a Duration of ${expected}`,
        'give it with its unit, such as Duration.seconds(30)',
      );
    }
    if (seconds < 0 || seconds > max) {
      return new Complaint(`${seconds} s`, expected, seconds < 0 ? 'use 0 s or more' : 'shorten it');
    }
    const milliseconds = Math.round(seconds * 1000);
    return Math.abs(milliseconds - seconds * 1000) < 1e-6
      ? milliseconds
      : new Complaint(`${seconds * 1000} ms`, `whole milliseconds from ${expected}`, 'leave out the fraction');
  };
}
