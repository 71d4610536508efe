import { Complaint, isComplaint } from '../../values/complaint';
import type { Parser } from '../../values/parser';
import { qualifiedName } from '../../values/qualified-name';
import { quoted } from '../../values/wording';
import type { Constraint } from '../language/constraint';
import { textOf } from './makers';

const name: Parser<string> = (input) => {
  const parsed = qualifiedName(input);
  return isComplaint(parsed) && input === ''
    ? new Complaint(parsed.found, parsed.expected, 'leave the field out: an empty text is not the same as none')
    : parsed;
};

/** Finalizers without a domain in front are those that Kubernetes itself knows. */
const finalizer: Parser<string> = (input) => {
  const parsed = name(input);
  return isComplaint(parsed) || parsed.includes('/') || /^(orphan|foregroundDeletion|kubernetes)$/.test(parsed)
    ? parsed
    : new Complaint(quoted(parsed), 'a name with a domain in front', 'write it like "example.com/clean-up"');
};

/** The name of a protocol, a class or a condition. */
export const QUALIFIED_NAME: Constraint = textOf('qualified name', name);

/** The name of whoever wants to clean up before an object goes. */
export const FINALIZER: Constraint = textOf('qualified name', finalizer);
