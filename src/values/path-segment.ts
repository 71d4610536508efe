import { Complaint } from './complaint';
import type { Parser } from './parser';
import { shown } from './wording';

/** The kind or name of an object in a reference: it must fit between two slashes of a URL. */
export const pathSegment: Parser<string> = (input) =>
  typeof input === 'string' && input !== '.' && input !== '..' && !/[/%]/.test(input)
    ? input
    : new Complaint(shown(input), 'a name without "/" and "%", and not "." or ".."', 'name the object itself');
