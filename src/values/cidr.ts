import { Complaint } from './complaint';
import { IpAddress, type IpFamilyName } from './ip-address';
import { quoted, shown } from './wording';

const EXPECTED = 'a CIDR such as "192.0.2.0/24" or "2001:db8::/32"';

/** A block of addresses: an address, a slash, a prefix length, and no bits beyond the prefix. */
export class Cidr {
  private constructor(
    readonly address: IpAddress,
    readonly prefixLength: number,
  ) {}

  static parse(input: unknown): Cidr | Complaint {
    if (typeof input !== 'string') {
      return new Complaint(shown(input), EXPECTED, 'write it as a text');
    }
    const [host = '', length] = input.split('/', 2);
    const address = IpAddress.parse(host);
    if (address instanceof Complaint) {
      return new Complaint(shown(input), EXPECTED, 'write a network address, a slash and a prefix length');
    }
    const bits = address.family === 'IPv4' ? 32 : 128;
    if (length === undefined) {
      return new Complaint(
        `${quoted(input)} without a prefix length`,
        EXPECTED,
        `did you mean ${quoted(`${address}/${bits}`)}?`,
      );
    }
    if (!/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > bits || input !== `${host}/${length}`) {
      return new Complaint(quoted(input), `a prefix length from 0 to ${bits}`, 'correct the number behind the slash');
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
