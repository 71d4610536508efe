import { Cidr } from './cidr';
import { Complaint, isComplaint } from './complaint';
import type { IpFamilyName } from './ip-address';
import { listOf, type Parser } from './parser';
import { repeatedAt } from './repeated';
import { quoted } from './wording';

const cidrs = listOf(Cidr.parse, 'CIDRs');

/** The blocks of client addresses that a load balancer admits: at least one, each once, in canonical spelling. */
export const sourceRanges: Parser<string[]> = (input) => {
  const parsed = cidrs(input);
  if (isComplaint(parsed)) {
    return parsed;
  }
  if (parsed.length === 0) {
    // Reads like "nobody", and means everybody.
    return new Complaint('an empty list', 'a list of CIDRs, at least 1', 'leave it out to admit every client');
  }
  const ranges = parsed.map(String);
  const repeated = repeatedAt(ranges);
  return repeated === undefined
    ? ranges
    : new Complaint(`${quoted(ranges[repeated])} twice`, 'different CIDRs', 'leave one out', `[${repeated}]`);
};

/**
 * The family of all ranges where it is none of the families of a Service: no client of it is named then. A range of all addresses
 * says that everybody is meant.
 */
export function lostFamily(ranges: readonly string[], families: readonly string[]): IpFamilyName | undefined {
  const parsed = ranges.map(Cidr.parse);
  const [first] = parsed;
  return first !== undefined &&
    families.length > 0 &&
    parsed.every((each) => !isComplaint(each) && each.prefixLength > 0 && !families.includes(each.family))
    ? (first as Cidr).family
    : undefined;
}

/** What is wrong with ranges of which none is of a family of the Service; `cure` says how it gets the family that they are of. */
export function lostRanges(
  ranges: readonly string[],
  families: readonly string[],
  cure: (lost: IpFamilyName) => string,
): Complaint | undefined {
  const lost = lostFamily(ranges, families);
  return (
    lost &&
    new Complaint(
      `ranges of ${lost} alone for a Service of ${families[0]}, which name none of its clients, so that kube-proxy admits everybody`,
      `ranges of ${families[0]}`,
      `write such, or ${cure(lost)}`,
    )
  );
}
