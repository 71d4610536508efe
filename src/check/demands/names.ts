import { Complaint, isComplaint } from '../../values/complaint';
import { dnsLabel, dnsSubdomain } from '../../values/dns-name';
import { environmentName } from '../../values/environment-name';
import type { Parser } from '../../values/parser';
import { quoted, shown } from '../../values/wording';

/** The name of a Service: since Kubernetes 1.36 it may begin with a digit. */
export function serviceName(minor: number): Parser<string> {
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
export function dnsNameUpTo(longest: number): Parser<string> {
  return (input) =>
    typeof input === 'string' && input.length > longest
      ? new Complaint(`a name of ${input.length} characters`, `at most ${longest} characters`, 'shorten it')
      : dnsSubdomain(input);
}

/** The name of a variable in a container: since Kubernetes 1.32 nearly any text. */
export function variableName(minor: number): Parser<string> {
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
export function beginning(parser: Parser<unknown>): Parser<unknown> {
  return (input) => {
    // A dash at the end is judged as if something followed.
    const whole = parser(String(input).replace(/.-$/s, 'a'));
    return isComplaint(whole)
      ? new Complaint(shown(input), `the beginning of ${whole.expected}`, 'write it like "web-"')
      : input;
  };
}
