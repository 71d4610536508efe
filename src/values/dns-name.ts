import { Complaint } from './complaint';
import type { Parser } from './parser';
import { measured, quoted } from './wording';

/** The longest DNS label, in characters (RFC 1035). */
const LONGEST_LABEL = 63;

/** The longest DNS name, in characters (RFC 1035). */
export const LONGEST_NAME = 253;

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const LABEL_EXPECTED = `a DNS label: 1 to ${LONGEST_LABEL} of a-z, 0-9 and "-", with a letter or digit at both ends`;
const SUBDOMAIN_EXPECTED = `a DNS name: 1 to ${LONGEST_NAME} of a-z, 0-9, "-" and ".", with a letter or digit at both ends of each part`;

/** An RFC 1123 label: the name of a Service (since Kubernetes 1.36), a StatefulSet, a namespace, a port of a Service. */
export const dnsLabel: Parser<string> = (input) =>
  isLabel(input)
    ? input
    : new Complaint(
        measured(input, LONGEST_LABEL),
        LABEL_EXPECTED,
        cure(input, LONGEST_LABEL, /[^a-z0-9-]+/g, isLabel),
      );

/** An RFC 1123 subdomain: the name of most objects. One part may be longer than 63, as the API server allows it. */
export const dnsSubdomain: Parser<string> = (input) =>
  isSubdomain(input)
    ? input
    : new Complaint(
        measured(input, LONGEST_NAME),
        SUBDOMAIN_EXPECTED,
        cure(input, LONGEST_NAME, /[^a-z0-9.-]+/g, isSubdomain),
      );

/** Whether `input` is a DNS name such as `db` or `shop.example.com`. */
export function isSubdomain(input: unknown): input is string {
  return typeof input === 'string' && input.length <= LONGEST_NAME && SUBDOMAIN.test(input);
}

/** Whether `input` is one star, a dot and a DNS name, such as `*.example.com`. */
export function isWildcardName(input: string): boolean {
  return input.startsWith('*.') && input.length <= LONGEST_NAME && SUBDOMAIN.test(input.slice(2));
}

function isLabel(input: unknown): input is string {
  return typeof input === 'string' && input.length <= LONGEST_LABEL && LABEL.test(input);
}

/** The cure for a bad name: the nearest good one, where there is one. */
function cure(input: unknown, longest: number, foreign: RegExp, fits: (name: string) => boolean): string {
  if (typeof input !== 'string') {
    return 'write a name such as "web"';
  }
  if (input.length > longest) {
    return `shorten it to ${longest} characters`;
  }
  const near = input
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(foreign, '-')
    .replace(/(?<!-)-*\.[-.]*/g, '.')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
  return fits(near) ? `did you mean ${quoted(near)}?` : 'write a name such as "web"';
}

/** A host without the dot at its end, which says that nothing is to be put behind it. */
export function withoutRootDot(host: string): string {
  return host.replace(/\.$/, '');
}
