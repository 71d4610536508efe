import { Complaint } from '../../values/complaint';
import { hostName } from '../../values/host-name';
import type { Parser } from '../../values/parser';
import { shown } from '../../values/wording';

const PLACE = {
  expected: 'a DNS name such as "api.example.com"',
  insteadOfAddress: 'name the host that the pods know',
};

/** The host that pods see instead of the one that the client asked for: a precise DNS name. */
export const upstreamHost: Parser<string> = (input) =>
  typeof input === 'string'
    ? hostName(input, PLACE)
    : new Complaint(shown(input), PLACE.expected, 'write it as a text');
