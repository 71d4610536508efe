import { isPlaceholder } from '../../guesses/makers/placeholder';
import type { Field } from '../../values/field';
import type { Parser } from '../../values/parser';
import { type Fault, NO_FAULTS, refusals } from './fault';

/** The complaint about a text. One that waits for a script to replace it is passed over, and so is what is no text. */
export function refusedText(field: Field, parse: Parser<unknown>): readonly Fault[] {
  const faults = field.text === undefined ? NO_FAULTS : refusals(field, parse);
  return faults.length > 0 && isPlaceholder(field.text ?? '') ? NO_FAULTS : faults;
}
