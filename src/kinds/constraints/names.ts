import { Complaint, isComplaint } from '../../values/complaint';
import { dnsLabel, dnsSubdomain } from '../../values/dns-name';
import { environmentName } from '../../values/environment-name';
import type { Parser } from '../../values/parser';
import { quoted, shown } from '../../values/wording';
import type { Constraint } from '../language/constraint';
import { textFor, textOf, unlessEmpty } from './makers';

/** The name of a Service: since Kubernetes 1.36 it may begin with a digit. */
function serviceName(minor: number): Parser<string> {
  return (input) => {
    const label = dnsLabel(input);
    return minor >= 36 || isComplaint(label) || /^[a-z]/.test(label)
      ? label
      : new Complaint(
          `${quoted(label)}, which begins with a digit`,
          `a DNS label that begins with a letter (Kubernetes up to 1.35)`,
          'put a letter in front',
        );
  };
}

/** A DNS name of at most so many characters. */
function dnsNameUpTo(longest: number): Parser<string> {
  return (input) =>
    typeof input === 'string' && input.length > longest
      ? new Complaint(`a name of ${input.length} characters`, `at most ${longest} characters`, 'shorten it')
      : dnsSubdomain(input);
}

/** The name of a variable in a container: since Kubernetes 1.32 nearly any text. */
function variableName(minor: number): Parser<string> {
  return (input) => {
    const name = environmentName(input);
    return minor >= 32 || isComplaint(name) || /^(?!\.\.?$)[-._A-Za-z][-._A-Za-z0-9]*$/.test(name)
      ? name
      : new Complaint(
          quoted(name),
          'letters, digits, "_", "-" and ".", without a digit in front (Kubernetes up to 1.31)',
          'write it like "DATABASE_HOST"',
        );
  };
}

/** The beginning of a name that the API server completes, such as `web-`. */
function beginning(parser: Parser<unknown>): Parser<unknown> {
  return (input) => {
    // A dash at the end is judged as if something followed.
    const whole = parser(String(input).replace(/.-$/s, 'a'));
    return isComplaint(whole)
      ? new Complaint(shown(input), `the beginning of ${whole.expected}`, 'write it like "web-"')
      : input;
  };
}

/** A DNS label. In slices, an empty text is not the same as none. */
export const LABEL_NAME: Constraint = textOf('name', dnsLabel);

/** A DNS name. */
export const DNS_NAME: Constraint = textOf('name', dnsSubdomain);

export const LABEL_NAME_OR_EMPTY: Constraint = unlessEmpty(LABEL_NAME);
export const DNS_NAME_OR_EMPTY: Constraint = unlessEmpty(DNS_NAME);

/** The name of a variable, or the beginning of some. */
export const VARIABLE_NAME: Constraint = unlessEmpty(textFor('name', ({ target }) => variableName(target.minor)));

/** The name of an object, and the beginning of one that the API server completes. */
export interface NameForm {
  readonly whole: readonly Constraint[];
  readonly beginning: readonly Constraint[];
}

export const SERVICE_NAME: NameForm = {
  whole: [unlessEmpty(textFor('name', ({ target }) => serviceName(target.minor)))],
  beginning: [unlessEmpty(textOf('name', beginning(dnsLabel)))],
};

export const NAMED_BY_LABEL: NameForm = { whole: [LABEL_NAME_OR_EMPTY], beginning: SERVICE_NAME.beginning };

export const NAMED_BY_DNS_NAME: NameForm = {
  whole: [DNS_NAME_OR_EMPTY],
  beginning: [unlessEmpty(textOf('name', beginning(dnsSubdomain)))],
};

/** A DNS name of at most so many characters. */
export function namedUpTo(longest: number): NameForm {
  return { whole: [unlessEmpty(textOf('name', dnsNameUpTo(longest)))], beginning: [] };
}
