import { Complaint } from './complaint';
import { dnsSubdomain } from './dns-name';
import { IpAddress } from './ip-address';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

const EXPECTED = 'the DNS name of a host outside, such as "db.example.com"';

/** What an ExternalName Service may point to: a DNS name, with one trailing dot at most. */
export const externalName: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), EXPECTED, 'write it as a text');
  }
  const name = input.endsWith('.') ? input.slice(0, -1) : input;
  if (!(IpAddress.parse(name.replace(/^\[(.*)\]$/, '$1')) instanceof Complaint)) {
    // Stored by the API server, but looked up as a name, which never resolves.
    return new Complaint(`the IP address ${quoted(name)}`, EXPECTED, 'use ManualEndpointsService for addresses');
  }
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/@]*@)?([^/:]+)(?::(\d+))?(\/.*)?$/i.exec(name);
  const [, scheme, bare, port, path] = parts ?? [];
  if (bare !== undefined && (scheme ?? port ?? path) !== undefined && !(dnsSubdomain(bare) instanceof Complaint)) {
    const kind = scheme !== undefined ? 'the URL' : port !== undefined ? 'a host with a port' : 'a host with a path';
    // A URL may hold a password, so only the host is repeated.
    return new Complaint(
      `${kind} at host ${quoted(bare)}`,
      EXPECTED,
      `leave the host alone: ${quoted(bare)}; an alias has no scheme, port or path`,
    );
  }
  const parsed = dnsSubdomain(name);
  return parsed instanceof Complaint ? new Complaint(parsed.found, EXPECTED, parsed.fix) : input;
};
