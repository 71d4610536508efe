import { Complaint, isComplaint } from './complaint';
import { dnsLabel } from './dns-name';
import { type Parser, wholeNumber } from './parser';
import { measured, quoted, shown } from './wording';

/** The highest port number. */
const HIGHEST = 65_535;

/** The longest port name, in characters. */
const LONGEST_NAME = 15;

const anyPort = wholeNumber(1, HIGHEST);

/** A port number, 1 to 65535. */
export const portNumber: Parser<number> = (input) => {
  const port = anyPort(input);
  return isComplaint(port) &&
    typeof input === 'string' &&
    /^\d{1,5}$/.test(input) &&
    !isComplaint(anyPort(Number(input)))
    ? new Complaint(
        port.found,
        port.expected,
        `did you mean the number ${Number(input)}? Kubernetes reads a quoted number as a port name`,
      )
    : port;
};

/** The name of a container port, and of a port that others refer to by name (IANA service name, RFC 6335). */
export const portName: Parser<string> = (input) =>
  isPortName(input)
    ? input
    : new Complaint(
        measured(input, LONGEST_NAME),
        `a port name: 1 to ${LONGEST_NAME} of a-z, 0-9 and single "-", with a letter in it and a letter or digit at both ends`,
        nameCure(input),
      );

function isPortName(input: unknown): input is string {
  return (
    typeof input === 'string' &&
    input.length <= LONGEST_NAME &&
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(input) &&
    /[a-z]/.test(input)
  );
}

function nameCure(input: unknown): string {
  if (typeof input !== 'string') {
    return 'write it like "http" or "grpc-web"';
  }
  if (input.length > LONGEST_NAME) {
    return `shorten it to ${LONGEST_NAME} characters`;
  }
  const near = input
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return isPortName(near) ? `did you mean ${quoted(near)}?` : 'write it like "http" or "grpc-web"';
}

/** The name of a port of a Service: a DNS label, longer than a container port's name may be. */
export const servicePortName: Parser<string> = dnsLabel;

/** The protocols of a port. */
export const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;

export type ProtocolName = (typeof PROTOCOLS)[number];

/** The ports of HTTP, which a URL without one means. */
export const HTTP_PORTS = { http: 80, https: 443 } as const;

/** A range of port numbers, both ends included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** The node ports of a cluster unless its API server says otherwise (`--service-node-port-range`). */
export const DEFAULT_NODE_PORTS: PortRange = { first: 30_000, last: 32_767 };

/** A range written as the API server's flag takes it, such as `30000-32767`. */
export const portRange: Parser<PortRange> = (input) => {
  const match = typeof input === 'string' ? /^(\d{1,5})-(\d{1,5})$/.exec(input) : null;
  const [first, last] = [Number(match?.[1]), Number(match?.[2])];
  return match !== null && first >= 1 && last <= HIGHEST && first <= last
    ? { first, last }
    : new Complaint(
        shown(input),
        `a range of ports from 1 to ${HIGHEST}, the lower one first`,
        'write it as the API server\'s flag does, such as "30000-32767"',
      );
};

/** A node port inside the cluster's range. */
export function nodePortIn(range: PortRange): Parser<number> {
  const parse = wholeNumber(range.first, range.last);
  return (input) => {
    const port = parse(input);
    return isComplaint(port)
      ? new Complaint(
          port.found,
          `a node port from ${range.first} to ${range.last}`,
          'choose one in this range, or leave it to Kubernetes',
        )
      : port;
  };
}
