import type { Size } from 'cdk8s';
import { Complaint } from './complaint';
import type { Parser } from './parser';
import { shown } from './wording';

const UNITS: readonly (readonly [suffix: string, kibibytes: number])[] = [
  ['Pi', 1024 ** 4],
  ['Ti', 1024 ** 3],
  ['Gi', 1024 ** 2],
  ['Mi', 1024],
  ['Ki', 1],
];

/** The largest quantity that Kubernetes counts is just below 8 EiB; in KiB, so is the largest integer of JavaScript. */
const LARGEST = Number.MAX_SAFE_INTEGER;

const EXPECTED = 'a Size above 0 KiB';

/**
 * A `Size` above zero as a Kubernetes quantity in its largest whole unit, such as `10Gi`. A part of a KiB counts as a
 * whole one, so that the volume is never smaller than asked for.
 */
export const storageSize: Parser<string> = (input) => {
  const kibibytes = kibibytesOf(input);
  if (kibibytes === undefined) {
    return new Complaint(shown(input), EXPECTED, 'give it with its unit, such as Size.gibibytes(10)');
  }
  if (kibibytes <= 0) {
    return new Complaint(`${kibibytes} KiB`, EXPECTED, 'give the volume room, such as Size.gibibytes(10)');
  }
  if (kibibytes > LARGEST) {
    return new Complaint(`${kibibytes} KiB`, 'a Size below 8 EiB', 'shrink it, such as Size.gibibytes(10)');
  }
  const whole = Math.ceil(kibibytes);
  const [suffix, unit] = UNITS.find(([, size]) => whole % size === 0) ?? ['Ki', 1];
  return `${whole / unit}${suffix}`;
};

/** The KiB of anything that behaves like cdk8s' `Size`, whichever copy of cdk8s made it. */
export function kibibytesOf(input: unknown): number | undefined {
  if (typeof input !== 'object' || input === null) {
    return undefined;
  }
  try {
    // SizeRoundingBehavior.NONE, as a number: this room takes cdk8s' types, not its code.
    const kibibytes: unknown = (input as Size).toKibibytes({ rounding: 2 });
    return typeof kibibytes === 'number' && !Number.isNaN(kibibytes) ? kibibytes : undefined;
  } catch {
    return undefined;
  }
}

const EXPECTED_BYTES = 'a Size above 0 KiB, in whole bytes';

/** A `Size` above zero as a number of bytes. */
export const byteSize: Parser<number> = (input) => {
  const kibibytes = kibibytesOf(input);
  if (kibibytes === undefined) {
    return new Complaint(shown(input), EXPECTED_BYTES, 'give it with its unit, such as Size.mebibytes(8)');
  }
  const bytes = kibibytes * 1024;
  return bytes > 0 && Number.isSafeInteger(bytes)
    ? bytes
    : new Complaint(`${kibibytes} KiB`, EXPECTED_BYTES, 'give another, such as Size.mebibytes(8)');
};
