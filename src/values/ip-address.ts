import { Complaint, isComplaint } from './complaint';
import { isSubdomain } from './dns-name';
import { bytesOfIPv4, bytesOfIPv6 } from './ip-syntax';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

/** The two address families of Kubernetes, spelled as `ipFamilies` and `addressType` spell them. */
export type IpFamilyName = 'IPv4' | 'IPv6';

/** Addresses that no other machine can be reached at, or that name a group rather than a machine. */
export type UnreachableRange = 'unspecified' | 'loopback' | 'link-local' | 'multicast';

const EXPECTED = 'an IPv4 or IPv6 address';
const EXAMPLES = '"192.0.2.10" or "2001:db8::10"';

/** An IPv4 or IPv6 address. `toString()` is the canonical spelling, the only one EndpointSlices take. */
export class IpAddress {
  private constructor(
    readonly family: IpFamilyName,
    /** The address as 4 or 16 bytes. */
    readonly bytes: readonly number[],
  ) {}

  static parse(input: unknown): IpAddress | Complaint {
    if (typeof input !== 'string') {
      return new Complaint(shown(input), EXPECTED, `write it as a text, such as ${EXAMPLES}`);
    }
    const bytes = strictBytesOf(input);
    return bytes === undefined ? new Complaint(shown(input), EXPECTED, cure(input)) : IpAddress.fromBytes(bytes);
  }

  /** Whether a text is an address; for those who need to know no more. */
  static isAddress(text: string): boolean {
    return strictBytesOf(text) !== undefined;
  }

  /** The address that 4 or 16 bytes make. */
  static fromBytes(bytes: readonly number[]): IpAddress {
    return new IpAddress(bytes.length === 4 ? 'IPv4' : 'IPv6', bytes);
  }

  /**
   * The address that a text meant in the days when leading zeros and IPv4-mapped IPv6 passed (Kubernetes up to 1.35), or
   * means today; undefined for a text that never was an address.
   */
  static meantBy(text: string): IpAddress | undefined {
    const bytes = strictBytesOf(text) ?? bytesOfPaddedIPv4(text) ?? bytesOfMappedIPv4(text);
    return bytes === undefined ? undefined : IpAddress.fromBytes(bytes);
  }

  /** The range that makes the address useless as an endpoint, or undefined for a usable one. */
  get unreachableRange(): UnreachableRange | undefined {
    const [first, second] = this.bytes;
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

/**
 * An address that traffic can be sent to. The API server refuses the others, save multicast beyond the local link: it
 * stores that, but no machine answers there.
 */
export const endpointAddress: Parser<IpAddress> = (input) => {
  const address = IpAddress.parse(input);
  if (isComplaint(address)) {
    return isSubdomain(input) && /[a-z]/.test(input)
      ? new Complaint(address.found, address.expected, 'use ExternalAlias for a DNS name')
      : address;
  }
  return address.unreachableRange === undefined
    ? address
    : new Complaint(
        `the ${address.unreachableRange} address ${quoted(address.toString())}`,
        'an address that other machines reach',
        'give the address of the machine on its network',
      );
};

function cure(text: string): string {
  const meant = IpAddress.meantBy(text);
  if (meant !== undefined) {
    return text.includes(':')
      ? `write the IPv4 address itself: ${quoted(meant.toString())}`
      : `leave out the leading zeros: ${quoted(meant.toString())}`;
  }
  // Brackets, a zone, a prefix length or a port around an address.
  const bare = text
    .replace(/^\[/, '')
    .replace(/[\]%/].*/s, '')
    .replace(/^([\d.]+):\d+$/, '$1');
  return strictBytesOf(bare) === undefined
    ? `write an address such as ${EXAMPLES}`
    : `write only the address: ${quoted(bare)}`;
}

/** The bytes of an address in a spelling that every version of Kubernetes takes. */
function strictBytesOf(text: string): number[] | undefined {
  const v4 = bytesOfIPv4(text);
  if (v4 !== undefined) {
    return v4;
  }
  const v6 = bytesOfIPv6(text);
  // ::ffff:10.0.0.1 is an IPv4 address in disguise; the API server refuses it since 1.36.
  return v6 === undefined || isMappedIPv4(v6) ? undefined : v6;
}

/** The bytes of an IPv4 address with zeros before its numbers, such as `010.0.0.1`. */
function bytesOfPaddedIPv4(text: string): number[] | undefined {
  return /^\d{1,9}(\.\d{1,9}){3}$/.test(text) ? bytesOfIPv4(text.split('.').map(Number).join('.')) : undefined;
}

/** The last 4 bytes of an IPv4-mapped IPv6 address. */
function bytesOfMappedIPv4(text: string): number[] | undefined {
  const v6 = bytesOfIPv6(text);
  return v6 !== undefined && isMappedIPv4(v6) ? v6.slice(12) : undefined;
}

function isMappedIPv4(bytes: readonly number[]): boolean {
  return bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
}

/** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups as `::`. */
function canonicalIPv6(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i] << 8) | bytes[2 * i + 1]).toString(16));
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
