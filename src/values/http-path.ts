import { Complaint, isComplaint } from './complaint';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

/** What the API server refuses anywhere in an Exact or Prefix path. */
const FORBIDDEN_INSIDE = ['//', '/./', '/../', '%2f', '%2F'];

/** What it refuses at the end of one. */
const FORBIDDEN_AT_END = ['/..', '/.'];

const EXPECTED = 'a path that starts with "/"';

/** The path of an Exact or Prefix rule: absolute, and with nothing in it that servers normalize away. */
export const literalPath: Parser<string> = (input) => {
  const path = controllerPath(input);
  if (isComplaint(path)) {
    return path;
  }
  if (path === '') {
    return new Complaint('an empty text', EXPECTED, 'use "/" for every path');
  }
  const bad = normalizedPart(path);
  if (bad !== undefined) {
    return new Complaint(
      quoted(path),
      `a path without ${quoted(bad)}`,
      'write the path as clients send it after normalization',
    );
  }
  if (path.endsWith('/*')) {
    return new Complaint(
      quoted(path),
      'a path without a star',
      `did you mean ${quoted(path.slice(0, -2) || '/')}? Prefix covers everything below it`,
    );
  }
  return path;
};

/** What servers normalize away in a path, if something of it is there. */
export function normalizedPart(path: string): string | undefined {
  return FORBIDDEN_INSIDE.find((part) => path.includes(part)) ?? FORBIDDEN_AT_END.find((part) => path.endsWith(part));
}

/** Whether a path has the characters that the Gateway API takes in one; everything else is written with a percent sign. */
export function isEncodedPath(path: string): boolean {
  return /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/.test(path);
}

/**
 * The path of a route: a literal one without what may follow the path in a URL. Kubernetes stores both, and of a query and a fragment
 * nothing is compared with the path.
 */
export const routePath: Parser<string> = (input) => {
  const path = literalPath(input);
  const end = isComplaint(path) ? undefined : endOfPath(path);
  return end === undefined
    ? path
    : new Complaint(
        quoted(String(path)),
        `a path without a ${end.follows}`,
        end.follows === 'query'
          ? `write ${quoted(end.path)}, and match the query by matching: { query: [QueryMatch.exact("name", "value")] }`
          : `write ${quoted(end.path)}, for clients keep the fragment to themselves`,
      );
};

/** Where the path of a URL ends, and what follows it there. */
export function endOfPath(text: string): { readonly path: string; readonly follows: 'query' | 'fragment' } | undefined {
  const [path = '', mark] = text.split(/([?#])/, 2);
  return mark === undefined ? undefined : { path, follows: mark === '?' ? 'query' : 'fragment' };
}

/** The path of a rule that the controller interprets: empty or absolute, otherwise free, so regular expressions pass. */
export const controllerPath: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), EXPECTED, 'write it as a text');
  }
  if (input === '' || input.startsWith('/')) {
    return input;
  }
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(input)
    ? new Complaint('a URL', EXPECTED, 'leave out the scheme and the host, which is given on its own')
    : new Complaint(quoted(input), EXPECTED, `did you mean ${quoted(input.replace(/^\^?\/?/, '/'))}?`);
};
