import { Complaint, isComplaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import { oneOf, type Parser, wholeNumber } from '../../values/parser';
import {
  type Around,
  type Constraint,
  type ConstraintSort,
  type Demand,
  NO_REFUSALS,
  type Refusal,
} from '../language/constraint';

/*
 * Constraints that many fields have. What is of the wrong type is passed over: it is reported as just that, and the API
 * server does not get as far as these demands.
 */

/** A refusal, in the parts of the one sentence: found this, expected that; do so. */
export function refusal(field: Field, found: string, expected: string, fix: string): Refusal {
  return { field, complaint: new Complaint(found, expected, fix) };
}

/** A demand of one's own, and the fields below that it looks at. */
export function constraint(sort: ConstraintSort, looksAt: readonly string[], demand: Demand): Constraint {
  return { sort, looksAt, demand };
}

/** A text that a parser takes. */
export function textOf(sort: ConstraintSort, parser: Parser<unknown>): Constraint {
  return textFor(sort, () => parser);
}

/** A text that the parser takes which is right for the object and the cluster. */
export function textFor(sort: ConstraintSort, parserOf: (around: Around) => Parser<unknown>): Constraint {
  return constraint(sort, [], (field, around) => textRefusals(field, parserOf(around)));
}

/** A whole number that a parser takes. */
export function numberOf(sort: ConstraintSort, parser: Parser<unknown>): Constraint {
  return constraint(sort, [], (field) =>
    refusalsOf(field, Number.isInteger(field.value) ? parser(field.value) : undefined),
  );
}

/** What a parser has against a text. */
export function textRefusals(field: Field, parse: Parser<unknown>): readonly Refusal[] {
  return refusalsOf(field, field.text === undefined ? undefined : parse(field.text));
}

function refusalsOf(field: Field, result: unknown): readonly Refusal[] {
  return isComplaint(result) ? [{ field, complaint: result }] : NO_REFUSALS;
}

/** The same constraint, save that an empty text, a zero or an empty list means the same as nothing. */
export function unlessEmpty({ sort, looksAt, demand }: Constraint): Constraint {
  return constraint(sort, looksAt, (field, around) =>
    field.value === '' || field.value === 0 || (field.isList && field.length === 0)
      ? NO_REFUSALS
      : demand(field, around),
  );
}

/** The same constraint on objects of which something holds. */
export function where(holds: (around: Around) => boolean, { sort, looksAt, demand }: Constraint): Constraint {
  return constraint(sort, looksAt, (field, around) => (holds(around) ? demand(field, around) : NO_REFUSALS));
}

/** One of a few words; capitals count. */
export function words(...known: readonly string[]): Constraint {
  return textOf('value', oneOf(known));
}

/** One of a few words, or an empty text: where the API server fills in a default, that is the same as none. */
export function wordsOrEmpty(...known: readonly string[]): Constraint {
  return unlessEmpty(words(...known));
}

/** A whole number in a range, with its unit. */
export function range(min: number, max: number, unit = ''): Constraint {
  return numberOf('number', wholeNumber(min, max, unit));
}

/** A number of things: none or more. */
export const COUNT: Constraint = range(0, Number.MAX_SAFE_INTEGER);

/** A number of seconds: none or more. */
export const SECONDS: Constraint = range(0, Number.MAX_SAFE_INTEGER, 's');

/** The number of a port. */
export const PORT_NUMBER: Constraint = numberOf('port', wholeNumber(1, 65_535));
