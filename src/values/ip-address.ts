import { Complaint } from './complaint';
import { bytesOfIPv4, bytesOfIPv6 } from './ip-syntax';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

/** The two address families of Kubernetes, spelled as `ipFamilies` and `addressType` spell them. */
export type IpFamilyName = 'IPv4' | 'IPv6';

/** Addresses that no other machine can be reached at, or that name a group rather than a machine. */
export type UnreachableRange = 'unspecified' | 'loopback' | 'link-local' | 'multicast';

/** An IPv4 or IPv6 address. `toString()` is the canonical spelling, the only one EndpointSlices take. */
export class IpAddress {
  private constructor(
    readonly family: IpFamilyName,
    /** The address as 4 or 16 bytes. */
    readonly bytes: readonly number[],
  ) {}

  static parse(input: unknown): IpAddress | Complaint {
    if (typeof input === 'string') {
      const v4 = bytesOfIPv4(input);
      if (v4 !== undefined) {
        return new IpAddress('IPv4', v4);
      }
      const v6 = bytesOfIPv6(input);
      // ::ffff:10.0.0.1 is an IPv4 address in disguise; the API server refuses it since 1.36.
      if (v6 !== undefined && !isMappedIPv4(v6)) {
        return new IpAddress('IPv6', v6);
      }
    }
    return new Complaint(shown(input), 'an IPv4 or IPv6 address', cure(input));
  }

  /** The address that 4 or 16 bytes make. */
  static fromBytes(bytes: readonly number[]): IpAddress {
    return new IpAddress(bytes.length === 4 ? 'IPv4' : 'IPv6', bytes);
  }

  /** The range that makes the address useless as an endpoint, or undefined for a usable one. */
  get unreachableRange(): UnreachableRange | undefined {
    const [first = 0, second = 0] = this.bytes;
    if (this.bytes.every((byte) => byte === 0)) {
      return 'unspecified';
    }
    if (this.family === 'IPv4') {
      if (first === 127) return 'loopback';
      if (first === 169 && second === 254) return 'link-local';
      return first >= 224 && first <= 239 ? 'multicast' : undefined;
    }
    if (this.bytes.slice(0, 15).every((byte) => byte === 0) && this.bytes[15] === 1) return 'loopback';
    if (first === 0xfe && (second & 0xc0) === 0x80) return 'link-local';
    return first === 0xff ? 'multicast' : undefined;
  }

  toString(): string {
    return this.family === 'IPv4' ? this.bytes.join('.') : canonicalIPv6(this.bytes);
  }
}

/** An address that traffic can be sent to: the API server and kube-proxy refuse or drop all others. */
export const endpointAddress: Parser<IpAddress> = (input) => {
  const address = IpAddress.parse(input);
  if (address instanceof Complaint || address.unreachableRange === undefined) {
    return address;
  }
  return new Complaint(
    `the ${address.unreachableRange} address ${quoted(address.toString())}`,
    'an address that other machines reach',
    'give the address of the machine on its network',
  );
};

function cure(input: unknown): string {
  if (typeof input !== 'string') {
    return 'write it as a text, such as "192.0.2.10"';
  }
  const [host = ''] = input.split('/');
  if (host !== input && !(IpAddress.parse(host) instanceof Complaint)) {
    return `leave out the prefix length: ${quoted(host)}`;
  }
  const withoutPort = input.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  if (withoutPort !== input && !(IpAddress.parse(withoutPort) instanceof Complaint)) {
    return `leave out the brackets and the port: ${quoted(withoutPort)}`;
  }
  const octets = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/.exec(input)?.slice(1).map(Number);
  if (octets?.every((octet) => octet <= 255)) {
    return `leave out the leading zeros: ${quoted(octets.join('.'))}`;
  }
  const mapped = bytesOfIPv6(input);
  if (mapped !== undefined && isMappedIPv4(mapped)) {
    return `write the IPv4 address itself: ${quoted(mapped.slice(12).join('.'))}`;
  }
  return /[a-z]/i.test(input) && !input.includes(':')
    ? 'use ExternalAlias for a DNS name'
    : 'such as "192.0.2.10" or "2001:db8::10"';
}

function isMappedIPv4(bytes: readonly number[]): boolean {
  return bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
}

/** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups as `::`. */
function canonicalIPv6(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16),
  );
  let start = -1;
  let length = 1;
  for (let i = 0; i < 8; i++) {
    let run = 0;
    while (groups[i + run] === '0') run++;
    if (run > length) {
      start = i;
      length = run;
    }
  }
  return start < 0
    ? groups.join(':')
    : `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}
