import { type Complaint, isComplaint } from '../values/complaint';
import { Misuse } from './misuse';

/** What a parser took, or the sentence for whoever typed the command. */
export function accepted<T>(where: string, result: T | Complaint): T {
  if (isComplaint(result)) {
    throw Misuse.of(where, result);
  }
  return result;
}
