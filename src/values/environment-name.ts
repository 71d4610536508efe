import { Complaint } from './complaint';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

const EXPECTED = 'the name of an environment variable: printable ASCII without "="';

/** The name of an environment variable: printable ASCII without `=` (Kubernetes 1.32 and later). */
export const environmentName: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), EXPECTED, 'write it as a text, such as "DATABASE_HOST"');
  }
  if (/^[ -<>-~]+$/.test(input)) {
    return input;
  }
  const [name = ''] = input.split('=', 1);
  // What follows the sign is a value, and may be a secret.
  return name !== input && /^[ -~]+$/.test(name)
    ? new Complaint(`${quoted(name)} with "=" and a value`, EXPECTED, `did you mean ${quoted(name)}?`)
    : new Complaint(name === input ? shown(input) : 'a text with "="', EXPECTED, 'write it like "DATABASE_HOST"');
};
