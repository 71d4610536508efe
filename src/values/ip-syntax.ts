/*
 * The spelling of addresses, without `node:net`: this room imports nothing, so that it also runs
 * where Node's modules are not to be had, and `net.isIP` does not give the bytes.
 */

/** `255.255.255.255`, in characters; whatever is longer need not be looked at. */
const LONGEST_IPV4 = 15;

/** Six groups and a dotted IPv4 address, in characters. */
const LONGEST_IPV6 = 45;

/** The 4 bytes of a dotted IPv4 address without leading zeros, or undefined. */
export function bytesOfIPv4(text: string): number[] | undefined {
  const parts = text.length > LONGEST_IPV4 ? [] : text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
    ? parts.map(Number)
    : undefined;
}

/** The 16 bytes of an IPv6 address (RFC 4291, without zone), or undefined. */
export function bytesOfIPv6(text: string): number[] | undefined {
  if (text.length > LONGEST_IPV6 || !text.includes(':')) {
    return undefined;
  }
  const halves = text.split('::');
  if (halves.length > 2) {
    return undefined;
  }
  const head = groupsOf(halves[0], halves.length === 1);
  const tail = halves.length === 2 ? groupsOf(halves[1], true) : [];
  if (head === undefined || tail === undefined) {
    return undefined;
  }
  const missing = 16 - head.length - tail.length;
  const fits = halves.length === 2 ? missing >= 2 : missing === 0;
  return fits ? [...head, ...new Array<number>(missing).fill(0), ...tail] : undefined;
}

/** The bytes of `1:2:3` or, at the end of an address, of `1:2:192.0.2.1`. */
function groupsOf(text: string, mayEndInIPv4: boolean): number[] | undefined {
  if (text === '') {
    return [];
  }
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [i, group] of groups.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
      continue;
    }
    const v4 = mayEndInIPv4 && i === groups.length - 1 ? bytesOfIPv4(group) : undefined;
    if (v4 === undefined) {
      return undefined;
    }
    bytes.push(...v4);
  }
  return bytes;
}
