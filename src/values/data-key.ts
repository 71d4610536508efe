import { Complaint } from './complaint';
import type { Parser } from './parser';
import { shown } from './wording';

/** A key of a Secret or ConfigMap: a file name without blanks, and nothing that leads out of a folder. */
export const dataKey: Parser<string> = (input) =>
  typeof input === 'string' && /^[-._a-zA-Z0-9]{1,253}$/.test(input) && input !== '.' && !input.startsWith('..')
    ? input
    : new Complaint(
        shown(input),
        'a key: 1 to 253 letters, digits, "-", "_" and ".", without ".." at its start',
        'such as "password"',
      );
