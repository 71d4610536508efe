import type { IngressControllerFacts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';

/** What is wrong with the life of a cookie, in seconds, that a controller is to give. */
export function cookieTooLong({ longestCookie }: IngressControllerFacts, maxAge = 0): Complaint | undefined {
  return longestCookie === undefined || maxAge <= longestCookie
    ? undefined
    : new Complaint(`${maxAge} s`, `1 s to ${longestCookie} s`, 'shorten it', '.maxAge');
}
