import { Complaint } from '../../values/complaint';
import { isEncodedPath } from '../../values/http-path';
import { quoted } from '../../values/wording';

/** The longest path that it takes, in characters. */
const LONGEST_PATH = 1024;

/** Why a path that an Ingress takes is none for a Gateway. */
export function pathComplaint(path: string): Complaint | undefined {
  if (path.length > LONGEST_PATH) {
    return new Complaint(`a path of ${path.length} characters`, `at most ${LONGEST_PATH} characters`, 'shorten it');
  }
  return isEncodedPath(path)
    ? undefined
    : new Complaint(
        `the path ${quoted(path)}`,
        'a path of letters, digits and "/._~!$&\'()*+,;=:@-", the rest percent-encoded',
        `did you mean ${quoted(encodeURI(path).replace(/[#?[\]|]/g, encodeURIComponent))}?`,
      );
}
