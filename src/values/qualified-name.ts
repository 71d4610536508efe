import { Complaint } from './complaint';
import { dnsSubdomain } from './dns-name';
import type { Parser } from './parser';
import { shown } from './wording';

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const EXPECTED = 'a name of 1 to 63 letters, digits, "-", "_" and ".", optionally after a DNS name and "/"';

/** A label key, an `appProtocol` or a load balancer class: `name` or `example.com/name`. */
export const qualifiedName: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), EXPECTED, 'write it as a text');
  }
  const slash = input.indexOf('/');
  const name = input.slice(slash + 1);
  const prefixFits = slash < 0 || !(dnsSubdomain(input.slice(0, slash)) instanceof Complaint);
  return prefixFits && name.length <= 63 && NAME.test(name)
    ? input
    : new Complaint(shown(input), EXPECTED, 'such as "app" or "example.com/app"');
};

/** An annotation key: like a label key, but the part before the slash may have capitals. */
export const annotationKey: Parser<string> = (input) => {
  const key = qualifiedName(typeof input === 'string' ? input.toLowerCase() : input);
  return key instanceof Complaint ? key : (input as string);
};
