import { Complaint } from './complaint';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

/** The longest DNS label, in characters (RFC 1035). */
export const LONGEST_LABEL = 63;

/** The longest DNS name, in characters (RFC 1035). */
export const LONGEST_NAME = 253;

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const WILDCARD = /^\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const LABEL_EXPECTED = `a DNS label: 1 to ${LONGEST_LABEL} of a-z, 0-9 and "-", with a letter or digit at both ends`;
const SUBDOMAIN_EXPECTED = `a DNS name: 1 to ${LONGEST_NAME} of a-z, 0-9, "-" and ".", with a letter or digit at both ends of each part`;

/** An RFC 1123 label: the name of a Service (since Kubernetes 1.36), a StatefulSet, a namespace, a port of a Service. */
export const dnsLabel: Parser<string> = (input) =>
  typeof input === 'string' && input.length <= LONGEST_LABEL && LABEL.test(input)
    ? input
    : new Complaint(named(input), LABEL_EXPECTED, mended(input, LONGEST_LABEL, /[^a-z0-9-]+/g));

/** An RFC 1123 subdomain: the name of most objects. One part may be longer than 63, as the API server allows it. */
export const dnsSubdomain: Parser<string> = (input) =>
  typeof input === 'string' && input.length <= LONGEST_NAME && SUBDOMAIN.test(input)
    ? input
    : new Complaint(named(input), SUBDOMAIN_EXPECTED, mended(input, LONGEST_NAME, /[^a-z0-9.-]+/g));

/** Whether `input` is one star, a dot and a DNS name, such as `*.example.com`. */
export function isWildcardName(input: string): boolean {
  return input.length <= LONGEST_NAME && WILDCARD.test(input);
}

function named(input: unknown): string {
  return typeof input === 'string' && input.length > LONGEST_LABEL
    ? `${shown(input)} of ${input.length} characters`
    : shown(input);
}

/** The cure for a bad name: the nearest good one, where there is one. */
function mended(input: unknown, longest: number, foreign: RegExp): string {
  if (typeof input !== 'string' || input === '') {
    return 'write a name';
  }
  if (input.length > longest) {
    return `shorten it to ${longest} characters`;
  }
  const near = input
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(foreign, '-')
    .replace(/-*\.[-.]*/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '');
  return near === '' ? 'write a name' : `did you mean ${quoted(near)}?`;
}
