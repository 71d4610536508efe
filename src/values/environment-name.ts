import { Complaint } from './complaint';
import type { Parser } from './parser';
import { shown } from './wording';

/** The name of an environment variable: printable ASCII without `=` (Kubernetes 1.32 and later). */
export const environmentName: Parser<string> = (input) =>
  typeof input === 'string' && /^[ -<>-~]+$/.test(input)
    ? input
    : new Complaint(shown(input), 'the name of an environment variable, without "="', 'such as "DATABASE_HOST"');
