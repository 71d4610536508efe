import { isPlaceholder } from '../../guesses/makers/placeholder';
import { Complaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import type { Parser } from '../../values/parser';
import { shown } from '../../values/wording';
import { type Fault, NO_FAULTS, refusals } from './fault';

/** The complaint about a text. One that waits for a script to replace it is passed over, and so is what is no text. */
export function refusedText(field: Field, parse: Parser<unknown>): readonly Fault[] {
  const faults = field.text === undefined ? NO_FAULTS : refusals(field, parse);
  return faults.length > 0 && isPlaceholder(field.text ?? '') ? NO_FAULTS : faults;
}

/** The kind or name of an object in a reference: it must fit between two slashes of a URL. */
export const pathSegment: Parser<string> = (input) =>
  typeof input !== 'string' || (input !== '.' && input !== '..' && !/[/%]/.test(input))
    ? String(input)
    : new Complaint(shown(input), 'a name without "/" and "%", and not "." or ".."', 'name the object itself');
