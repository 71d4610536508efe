import type { Parser } from '../../values/parser';
import { complaintAbout, fault, NO_FAULTS } from '../engine/fault';
import type { Demand, Surroundings } from './demands';

/*
 * Demands that many fields make. What is of the wrong type is passed over: it is reported as just that, and the API
 * server does not get as far as these demands.
 */

/** A text that a parser takes. */
export function text(parser: Parser<unknown>): Demand {
  return textFor(() => parser);
}

/** A text that the parser takes which is right for the cluster. */
export function textFor(parserOf: (around: Surroundings) => Parser<unknown>): Demand {
  return (field, around) => complaintAbout(field, field.text === undefined ? undefined : parserOf(around)(field.text));
}

/** A whole number that a parser takes. */
export function number(parser: Parser<unknown>): Demand {
  return (field) => complaintAbout(field, Number.isInteger(field.value) ? parser(field.value) : undefined);
}

/** The same demand, save that an empty text, a zero or an empty list means the same as nothing. */
export function unlessEmpty(demand: Demand): Demand {
  return (field, around) =>
    field.value === '' || field.value === 0 || (field.isList && field.length === 0) ? NO_FAULTS : demand(field, around);
}

/** The same demand of objects of which something holds. */
export function where(holds: (around: Surroundings) => boolean, demand: Demand): Demand {
  return (field, around) => (holds(around) ? demand(field, around) : NO_FAULTS);
}

/** A field of a map that must be there and not be empty. `fix` is what to do where it is not. */
export function having(key: string, what: string, fix: string): Demand {
  return (field) => {
    const inner = field.get(key);
    const isEmpty = !inner.isGiven || inner.value === '' || (inner.isList && inner.length === 0);
    return field.isMap && isEmpty
      ? [fault(inner, inner.isGiven && inner.isList ? 'an empty list' : 'nothing', what, fix)]
      : NO_FAULTS;
  };
}
