import { Complaint } from './complaint';
import { isSubdomain, LONGEST_NAME } from './dns-name';
import { IpAddress } from './ip-address';
import { quoted, shown } from './wording';
import { wrappedHost } from './wrapped-host';

/** What one place says about the hosts it takes. */
export interface HostPlace {
  /** What is expected, with an example. */
  readonly expected: string;

  /** What to do with an IP address, which is no name. */
  readonly insteadOfAddress: string;
}

/** The DNS name of a host: no address, and nothing around it. */
export function hostName(text: string, place: HostPlace): string | Complaint {
  const address = IpAddress.meantBy(text.replace(/^\[(.{0,45})\]$/, '$1'));
  if (address !== undefined) {
    return new Complaint(`the IP address ${quoted(text)}`, place.expected, place.insteadOfAddress);
  }
  if (isSubdomain(text)) {
    return text;
  }
  const wrapped = wrappedHost(text);
  if (wrapped === undefined) {
    return new Complaint(shown(text), place.expected, cure(text));
  }
  const { host, wrapping } = wrapped;
  if (host === undefined) {
    return new Complaint(`a host ${wrapping}`, place.expected, 'write only the name of the host');
  }
  return IpAddress.meantBy(host) === undefined
    ? new Complaint(`the host ${quoted(host)} ${wrapping}`, place.expected, `write only the host: ${quoted(host)}`)
    : new Complaint(`the IP address ${quoted(host)} ${wrapping}`, place.expected, place.insteadOfAddress);
}

/** DNS does not tell capitals from small letters, so they can be mended; other letters would make another host. */
function cure(text: string): string {
  if (text.length > LONGEST_NAME) {
    return `shorten it to ${LONGEST_NAME} characters`;
  }
  const near = text
    .toLowerCase()
    .replace(/(?<!\.)\.+$/, '')
    .trim();
  return isSubdomain(near) ? `did you mean ${quoted(near)}?` : 'write a name of a-z, 0-9, "-" and "."';
}
