import { Complaint, isComplaint } from './complaint';
import { dnsSubdomain } from './dns-name';
import type { Parser } from './parser';
import { shown } from './wording';

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** The longest name behind the slash, in characters. */
const LONGEST = 63;

const EXPECTED =
  `a name of 1 to ${LONGEST} letters, digits, "-", "_" and ".", with a letter or digit at both ends, ` +
  'optionally after a DNS name and "/"';

/** A label key, an `appProtocol` or a load balancer class: `name` or `example.com/name`. */
export const qualifiedName: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), EXPECTED, 'write it as a text');
  }
  const slash = input.indexOf('/');
  const name = input.slice(slash + 1);
  if (name.length > LONGEST) {
    return new Complaint(
      shown(input),
      EXPECTED,
      `shorten ${slash < 0 ? 'it' : 'what follows "/"'} to ${LONGEST} characters`,
    );
  }
  const prefixFits = slash < 0 || !isComplaint(dnsSubdomain(input.slice(0, slash)));
  return prefixFits && NAME.test(name)
    ? input
    : new Complaint(shown(input), EXPECTED, 'write it like "app" or "example.com/app"');
};

/** An annotation key: like a label key, but the part before the slash may have capitals. */
export const annotationKey: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return qualifiedName(input);
  }
  const key = qualifiedName(input.toLowerCase());
  return isComplaint(key) ? new Complaint(shown(input), key.expected, key.fix) : input;
};
