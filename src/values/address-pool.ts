import { Cidr } from './cidr';
import { Complaint, isComplaint } from './complaint';
import { IpAddress } from './ip-address';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

const EXPECTED = 'a CIDR such as "192.0.2.0/28", or a first and a last address such as "192.0.2.10-192.0.2.20"';

/** Addresses that follow one another, from the first to the last. */
export class AddressRange {
  constructor(
    readonly first: IpAddress,
    readonly last: IpAddress,
  ) {}

  contains(address: IpAddress): boolean {
    return address.family === this.first.family && !isAfter(this.first, address) && !isAfter(address, this.last);
  }
}

/**
 * Addresses to hand out: a block, whose bits beyond the prefix are nobody's business, or all between two.
 *
 * @see ParseCIDR of internal/config/config.go in metallb/metallb
 */
export const addressPool: Parser<AddressRange> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), EXPECTED, 'write it as a text');
  }
  return input.includes('-') ? range(input) : block(input);
};

function block(input: string): AddressRange | Complaint {
  const [host = '', length = ''] = input.split('/');
  const address = IpAddress.parse(host);
  const bits = isComplaint(address) || address.family === 'IPv6' ? 128 : 32;
  if (!isComplaint(address) && /^\d{1,3}$/.test(length) && Number(length) <= bits) {
    return ofBlock(address, Number(length));
  }
  const parsed = Cidr.parse(input);
  return isComplaint(parsed) ? parsed : ofBlock(parsed.address, parsed.prefixLength);
}

/** The range of a block: its prefix, and behind it all zeros or all ones. */
function ofBlock({ bytes }: IpAddress, prefixLength: number): AddressRange {
  const masks = bytes.map((_, i) => 0xff >> Math.min(8, Math.max(0, prefixLength - 8 * i)));
  return new AddressRange(
    IpAddress.fromBytes(bytes.map((byte, i) => byte & ~(masks[i] ?? 0) & 0xff)),
    IpAddress.fromBytes(bytes.map((byte, i) => byte | (masks[i] ?? 0))),
  );
}

function range(input: string): AddressRange | Complaint {
  const [first = '', last = ''] = input.split(/-(.*)/s).map((each) => each.trim());
  const [from, to] = [IpAddress.parse(first), IpAddress.parse(last)];
  if (isComplaint(from) || isComplaint(to)) {
    return new Complaint(quoted(input), EXPECTED, 'write two whole addresses with a "-" between them');
  }
  if (from.family !== to.family) {
    return new Complaint(`${quoted(input)}, of two families`, EXPECTED, 'write two addresses of one family');
  }
  return isAfter(from, to)
    ? new Complaint(
        `${quoted(input)}, whose end comes before its start`,
        EXPECTED,
        `did you mean ${quoted(`${last}-${first}`)}?`,
      )
    : new AddressRange(from, to);
}

function isAfter({ bytes }: IpAddress, other: IpAddress): boolean {
  const at = bytes.findIndex((byte, i) => byte !== other.bytes[i]);
  return at >= 0 && (bytes[at] ?? 0) > (other.bytes[at] ?? 0);
}
