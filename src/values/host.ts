import { Complaint } from './complaint';
import { isWildcardName, LONGEST_NAME } from './dns-name';
import { hostName } from './host-name';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

const EXPECTED = 'a DNS name such as "shop.example.com" or "*.example.com"';

/** The host of an Ingress rule or certificate: a DNS name, or `*.` and a DNS name. */
export const host: Parser<string> = hostOf('Ingress rules');

/** A host of a route or listener: the same. */
export const gatewayHost: Parser<string> = hostOf('routes and listeners');

function hostOf(matching: string): Parser<string> {
  const place = {
    expected: EXPECTED,
    insteadOfAddress: `give the host a DNS name: ${matching} match names only`,
  };
  return (input) => {
    if (typeof input !== 'string') {
      return new Complaint(shown(input), EXPECTED, 'write it as a text');
    }
    return input.includes('*') ? wildcard(input) : hostName(input, place);
  };
}

/** Whether a certificate or rule for `pattern` holds for `name`: a star stands for exactly one label. */
export function hostCovers(pattern: string, name: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), name.toLowerCase()];
  if (wanted === given) {
    return true;
  }
  const firstDot = given.indexOf('.');
  return (
    wanted.startsWith('*.') && !given.startsWith('*.') && firstDot > 0 && given.slice(firstDot) === wanted.slice(1)
  );
}

function wildcard(input: string): string | Complaint {
  if (isWildcardName(input)) {
    return input;
  }
  // A URL may hold a password beside the star.
  const found = /[@/]/.test(input) ? 'a text with "*"' : shown(input);
  if (input.length > LONGEST_NAME) {
    return new Complaint(found, EXPECTED, `shorten it to ${LONGEST_NAME} characters`);
  }
  if (input.startsWith('*.') && input.lastIndexOf('*') === 0) {
    const near = input.toLowerCase().replace(/(?<!\.)\.+$/, '');
    const fix = isWildcardName(near) ? `did you mean ${quoted(near)}?` : 'write a DNS name, and no more, behind "*."';
    return new Complaint(found, EXPECTED, fix);
  }
  return new Complaint(
    found,
    'one "*" as the whole first label, such as "*.example.com"',
    'move the star to the front, or list the hosts',
  );
}
