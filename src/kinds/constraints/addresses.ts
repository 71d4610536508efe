import { Cidr } from '../../values/cidr';
import { Complaint, isComplaint } from '../../values/complaint';
import { isSubdomain, withoutRootDot } from '../../values/dns-name';
import { IpAddress, type IpFamilyName } from '../../values/ip-address';
import type { Parser } from '../../values/parser';
import { quoted, shown } from '../../values/wording';
import type { Around, Constraint } from '../language/constraint';
import { textFor } from './makers';

/** The first version that reads addresses strictly, and the first that does so in slices: leading zeros are refused. */
const STRICT_SINCE = 36;
const STRICT_IN_SLICES_SINCE = 33;

/** An address, as the API server reads it: strictly, or as it ever did. */
function ipAddress(isStrict: boolean): Parser<IpAddress> {
  return (input) => {
    const strict = IpAddress.parse(input);
    const meant = !isStrict && typeof input === 'string' ? IpAddress.meantBy(input) : undefined;
    if (!isComplaint(strict) || meant === undefined) {
      return isComplaint(strict) && isName(input)
        ? new Complaint(
            `the name ${quoted(input)}`,
            strict.expected,
            'write its address; for a name, use a Service of type ExternalName',
          )
        : strict;
    }
    return meant;
  };
}

/** An address that the API server takes as that of an endpoint. It does not refuse all that no machine answers at. */
function endpointAddress(isStrict: boolean): Parser<IpAddress> {
  return (input) => {
    const address = ipAddress(isStrict)(input);
    const range = isComplaint(address) ? undefined : refusedRange(address);
    return range === undefined
      ? address
      : new Complaint(
          `the ${range} address ${shown(input)}`,
          'an address that other machines reach',
          'write the address of the machine on its network',
        );
  };
}

/** The same for slices, which hold addresses of one family, in canonical spelling where they are read strictly. */
function sliceAddress(minor: number, family: IpFamilyName): Parser<IpAddress> {
  return (input) => {
    const isStrict = minor >= STRICT_IN_SLICES_SINCE;
    const address = endpointAddress(isStrict)(input);
    if (isComplaint(address)) {
      return address;
    }
    if (address.family !== family) {
      return new Complaint(
        `the ${address.family} address ${shown(input)}`,
        `an ${family} address, for addressType is ${family}`,
        'write it into another slice, or correct addressType',
      );
    }
    // An IPv4 address in the spelling of IPv6 is one of IPv4 to us, yet not to a slice.
    return isStrict && family === 'IPv6' && String(address) !== input
      ? new Complaint(shown(input), 'the shortest spelling, in small letters', `write ${quoted(String(address))}`)
      : address;
  };
}

/** A name in a slice of names: at least two labels, each of a length that DNS takes. */
const sliceName: Parser<string> = (input) => {
  const name = withoutRootDot(String(input));
  return isSubdomain(name) && /^[^.]{1,63}(\.[^.]{1,63})+$/.test(name)
    ? name
    : new Complaint(
        shown(input),
        'a DNS name of at least two parts, each of at most 63 characters',
        'write it in full, such as "db.example.com"',
      );
};

/** A block of addresses, as the API server of a version reads it. */
export function cidr(minor: number): Parser<unknown> {
  return (input) => {
    const strict = Cidr.parse(input);
    const [address = '', length = ''] = String(input).trim().split('/', 2);
    const meant = minor < STRICT_SINCE ? IpAddress.meantBy(address) : undefined;
    const fits = /^\d{1,3}$/.test(length) && Number(length) <= (meant?.family === 'IPv4' ? 32 : 128);
    return meant !== undefined && fits ? meant : strict;
  };
}

function isName(input: unknown): input is string {
  return isSubdomain(input) && /[a-z]/.test(input);
}

/** Of multicast, the server knows that on the local link only. */
function refusedRange(address: IpAddress): string | undefined {
  const { unreachableRange: range, bytes } = address;
  const isLocal =
    address.family === 'IPv4'
      ? bytes[0] === 224 && bytes[1] === 0 && bytes[2] === 0
      : ((bytes[1] as number) & 0x0f) === 2;
  return range === 'multicast' && !isLocal ? undefined : range;
}

/** The address of a Service itself, or `None`. */
function clusterIP(minor: number): Parser<unknown> {
  return (input) =>
    input !== 'None' && String(input).toLowerCase() === 'none'
      ? new Complaint(shown(input), 'an IP address or "None"', 'did you mean "None"?')
      : input === 'None' || ipAddress(minor >= STRICT_SINCE)(input);
}

function addressIn({ root, target }: Around): Parser<unknown> {
  const type = root.get('addressType').text;
  if (type === 'IPv4' || type === 'IPv6') {
    return sliceAddress(target.minor, type);
  }
  return type === 'FQDN' ? sliceName : (input) => input;
}

/** Any address. */
export const IP_ADDRESS: Constraint = textFor('address', ({ target }) => ipAddress(target.minor >= STRICT_SINCE));

/** The address of a Service. */
export const CLUSTER_IP: Constraint = textFor('address', ({ target }) => clusterIP(target.minor));

/** An address of an endpoint, or one that a Service takes from outside. */
export const ENDPOINT_ADDRESS: Constraint = textFor('address', ({ target }) =>
  endpointAddress(target.minor >= STRICT_SINCE),
);

/** An address in an EndpointSlice, of the type that it is for. */
export const SLICE_ADDRESS: Constraint = textFor('address', addressIn);

/** A block of addresses. */
export const ADDRESS_BLOCK: Constraint = textFor('address', ({ target }) => cidr(target.minor));
