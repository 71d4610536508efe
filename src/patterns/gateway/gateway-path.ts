import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';

/** What the Gateway API takes in a path; everything else is written with a percent sign. */
const PATH = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/;

/** The longest path that it takes, in characters. */
const LONGEST_PATH = 1024;

/** Why a path that an Ingress takes is none for a Gateway. */
export function pathComplaint(path: string): Complaint | undefined {
  if (path.length > LONGEST_PATH) {
    return new Complaint(`a path of ${path.length} characters`, `at most ${LONGEST_PATH} characters`, 'shorten it');
  }
  return PATH.test(path)
    ? undefined
    : new Complaint(
        `the path ${quoted(path)}`,
        'a path of letters, digits and "/._~!$&\'()*+,;=:@-", the rest percent-encoded',
        `did you mean ${quoted(encodeURI(path).replace(/[#?[\]|]/g, encodeURIComponent))}?`,
      );
}
