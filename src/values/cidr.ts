import { Complaint, isComplaint } from './complaint';
import { IpAddress, type IpFamilyName } from './ip-address';
import { quoted, shown } from './wording';

const EXPECTED = 'a CIDR such as "192.0.2.0/24" or "2001:db8::/32"';

/**
 * A block of addresses: an address, a slash, a prefix length, and no bits beyond the prefix, which the API server refuses
 * since Kubernetes 1.36 and ignored before.
 */
export class Cidr {
  private constructor(
    readonly address: IpAddress,
    readonly prefixLength: number,
  ) {}

  /** Blanks around the block are taken, as the API server takes them in source ranges, and left out. */
  static parse(input: unknown): Cidr | Complaint {
    if (typeof input !== 'string') {
      return new Complaint(shown(input), EXPECTED, 'write it as a text');
    }
    const text = input.trim();
    const slash = text.indexOf('/');
    const host = slash < 0 ? text : text.slice(0, slash);
    const address = IpAddress.parse(host);
    if (isComplaint(address)) {
      return new Complaint(shown(input), EXPECTED, addressCure(host, text.slice(host.length)));
    }
    const bits = address.family === 'IPv4' ? 32 : 128;
    if (slash < 0) {
      return new Complaint(
        `${quoted(input)} without a prefix length`,
        EXPECTED,
        `did you mean ${quoted(`${address}/${bits}`)}?`,
      );
    }
    const length = text.slice(slash + 1);
    if (!/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > bits) {
      return new Complaint(quoted(input), `a prefix length from 0 to ${bits}`, lengthCure(address, length, bits));
    }
    const cidr = new Cidr(address, Number(length));
    const network = cidr.network();
    return network === address.toString()
      ? cidr
      : new Complaint(
          `${quoted(input)}, which has bits set beyond its prefix`,
          'a network address',
          `did you mean ${quoted(`${network}/${length}`)}?`,
        );
  }

  /** Whether another block lies in this one, or is the same. */
  contains(other: Cidr): boolean {
    return (
      other.family === this.family &&
      other.prefixLength >= this.prefixLength &&
      new Cidr(other.address, this.prefixLength).network() === this.network()
    );
  }

  get family(): IpFamilyName {
    return this.address.family;
  }

  toString(): string {
    return `${this.address}/${this.prefixLength}`;
  }

  /** The block's first address. */
  private network(): string {
    const masked = this.address.bytes.map((byte, i) => {
      const kept = Math.min(8, Math.max(0, this.prefixLength - 8 * i));
      return byte & (0xff << (8 - kept)) & 0xff;
    });
    return IpAddress.fromBytes(masked).toString();
  }
}

/** The cure for a bad address: without leading zeros, if it has them. */
function addressCure(host: string, rest: string): string {
  const meant = host.includes(':') ? undefined : IpAddress.meantBy(host);
  const near = meant === undefined ? undefined : Cidr.parse(`${meant}${rest}`);
  return near instanceof Cidr
    ? `did you mean ${quoted(near.toString())}?`
    : 'write a network address, a slash and a prefix length';
}

/** The cure for a bad prefix length: without leading zeros, if it has them. */
function lengthCure(address: IpAddress, length: string, bits: number): string {
  return /^0\d+$/.test(length) && Number(length) <= bits
    ? `did you mean ${quoted(`${address}/${Number(length)}`)}?`
    : 'correct the number behind the slash';
}
