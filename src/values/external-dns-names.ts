import { Complaint, isComplaint } from './complaint';
import { dnsSubdomain, isWildcardName } from './dns-name';
import { listOf, type Parser } from './parser';
import { repeatedAt } from './repeated';
import { quoted } from './wording';

const name: Parser<string> = (input) =>
  typeof input === 'string' && isWildcardName(input) ? input : dnsSubdomain(input);

const names = listOf(name, 'DNS names', { min: 1 });

/** The names that external-dns gives an object: at least one, each once. */
export const externalDnsNames: Parser<string[]> = (input) => {
  const parsed = names(input);
  const repeated = isComplaint(parsed) ? undefined : repeatedAt(parsed);
  return isComplaint(parsed) || repeated === undefined
    ? parsed
    : new Complaint(`${quoted(parsed[repeated])} twice`, 'different names', 'leave one out', `[${repeated}]`);
};
