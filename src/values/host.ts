import { Complaint } from './complaint';
import { dnsSubdomain, isWildcardName } from './dns-name';
import { IpAddress } from './ip-address';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

const EXPECTED = 'a DNS name such as "shop.example.com" or "*.example.com"';

/** The host of an Ingress rule or certificate: a DNS name, or `*.` and a DNS name. */
export const host: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), EXPECTED, 'write it as a text');
  }
  if (!(IpAddress.parse(input.replace(/^\[|\]$/g, '')) instanceof Complaint)) {
    return new Complaint(
      `the IP address ${quoted(input)}`,
      EXPECTED,
      'give the host a DNS name: Ingress rules match names only',
    );
  }
  if (input.includes('*')) {
    return isWildcardName(input)
      ? input
      : new Complaint(
          quoted(input),
          'one "*" as the whole first label, such as "*.example.com"',
          'move the star to the front, or list the hosts',
        );
  }
  const name = dnsSubdomain(input);
  return name instanceof Complaint ? new Complaint(name.found, EXPECTED, mendedHost(input) ?? name.fix) : name;
};

/** Whether a certificate or rule for `pattern` holds for `name`: a star stands for exactly one label. */
export function hostCovers(pattern: string, name: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), name.toLowerCase()];
  if (wanted === given) {
    return true;
  }
  return (
    wanted.startsWith('*.') &&
    !given.startsWith('*.') &&
    given.slice(given.indexOf('.')) === wanted.slice(1) &&
    given.includes('.')
  );
}

/** The host inside a URL or `host:port`, as a cure. */
function mendedHost(input: string): string | undefined {
  const bare = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/:?#]+)\.?(?::\d+)?(?:[/?#].*)?$/i.exec(input)?.[1]?.toLowerCase();
  return bare !== undefined && bare !== input && !(dnsSubdomain(bare) instanceof Complaint)
    ? `did you mean ${quoted(bare)}?`
    : undefined;
}
