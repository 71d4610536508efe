import { Complaint, isComplaint } from './complaint';
import { propertyOf } from './foreign-object';
import { objectWith, optional, type Parser } from './parser';
import { kibibytesOf } from './storage-size';
import { shown } from './wording';

/** An amount as it is compared and as it is written, beside the object of cdk8s or cdk8s-plus that holds it. */
interface Amount {
  readonly given: unknown;
  readonly number: number;
  readonly unit: string;
}

const CPU = /^\d+(\.\d+)?(m|e[+-]?\d+)?$/;

/** What cdk8s-plus' `Cpu` holds: `500m` or `2`. */
const cpu: Parser<Amount> = (input) => {
  const amount = typeof input === 'object' && input !== null ? propertyOf(input, 'amount') : undefined;
  if (typeof amount !== 'string' || !CPU.test(amount)) {
    const found = typeof amount === 'string' ? `${shown(amount)} CPUs` : shown(input);
    return new Complaint(found, 'a Cpu of 0 or more', 'give it with its unit, such as Cpu.millis(500)');
  }
  return {
    given: input,
    number: amount.endsWith('m') ? Number(amount.slice(0, -1)) / 1000 : Number(amount),
    unit: 'CPU',
  };
};

/**
 * The resources of a container, in the form cdk8s-plus takes them. cdk8s-plus writes memory in MiB and ephemeral storage
 * in GiB, and throws while it renders when they are not whole; that is refused here.
 */
export const containerResources = objectWith(
  {
    cpu: optional(requestUpToLimit(cpu)),
    memory: optional(requestUpToLimit(sizeIn('MiB', 'toMebibytes'))),
    ephemeralStorage: optional(requestUpToLimit(sizeIn('GiB', 'toGibibytes'))),
  },
  'the resources of a container',
);

function sizeIn(unit: string, conversion: 'toMebibytes' | 'toGibibytes'): Parser<Amount> {
  return (input) => {
    const number = converted(input, conversion);
    if (Number.isSafeInteger(number) && number >= 0) {
      return { given: input, number, unit };
    }
    const kibibytes = kibibytesOf(input);
    return kibibytes === undefined
      ? new Complaint(shown(input), `a Size of whole ${unit}`, 'give it with its unit, such as Size.gibibytes(1)')
      : new Complaint(`${kibibytes} KiB`, `a Size of whole ${unit}`, 'round it');
  };
}

/** A size in a unit, or NaN where it is none or not whole. */
function converted(input: unknown, conversion: 'toMebibytes' | 'toGibibytes'): number {
  try {
    const number: unknown = (input as { [name in typeof conversion]: () => unknown })[conversion]();
    return typeof number === 'number' ? number : Number.NaN;
  } catch {
    return Number.NaN;
  }
}

/** The API server refuses a request above its limit. */
function requestUpToLimit(amount: Parser<Amount>): Parser<{ request?: unknown; limit?: unknown }> {
  const read = objectWith({ request: optional(amount), limit: optional(amount) }, 'a request, a limit or both');
  return (input) => {
    const given = read(input);
    if (isComplaint(given)) {
      return given;
    }
    const { request, limit } = given;
    if (request !== undefined && limit !== undefined && request.number > limit.number) {
      return new Complaint(
        `a request of ${request.number} ${request.unit}`,
        `at most its limit of ${limit.number} ${limit.unit}`,
        'raise the limit or lower the request',
        '.request',
      );
    }
    return { request: request?.given, limit: limit?.given };
  };
}
