import { Complaint, isComplaint } from './complaint';
import { hostName } from './host-name';
import type { Parser } from './parser';
import { shown } from './wording';

const PLACE = {
  expected: 'the DNS name of a host outside, such as "db.example.com"',
  // The API server stores an address, but DNS looks it up as a name, which never resolves.
  insteadOfAddress: 'use ManualEndpointsService for addresses',
};

/** What an ExternalName Service may point to: a DNS name, with one trailing dot at most. */
export const externalName: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), PLACE.expected, 'write it as a text');
  }
  const name = hostName(/[^.]\.$/.test(input) ? input.slice(0, -1) : input, PLACE);
  return isComplaint(name) ? name : input;
};
