import { createHash } from 'node:crypto';
import { LONGEST_NAME } from '../values/dns-name';

/** How many characters of a hash tell two long names apart. */
const HASH = 10;

/** A name made of parts joined by dashes; where that is too long it is cut, and ends in a hash of the whole. */
export function joinedName(...parts: readonly string[]): string {
  const whole = parts.join('-');
  if (whole.length <= LONGEST_NAME) {
    return whole;
  }
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, HASH);
  return `${whole.slice(0, LONGEST_NAME - HASH - 1).replace(/(?<![-.])[-.]+$/, '')}-${hash}`;
}
