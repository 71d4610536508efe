import { Complaint } from './complaint';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

const EXPECTED = 'an image with a tag or digest, such as "mysql:8.4"';

/** A container image that says which version it is: with a tag, a digest, or both. */
export const pinnedImage: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), EXPECTED, 'write it as a text');
  }
  if (!/^[a-z0-9][a-zA-Z0-9._:/@-]*$/.test(input)) {
    return new Complaint(shown(input), EXPECTED, 'write registry/name:tag without blanks');
  }
  // A colon before the last slash belongs to a registry's port.
  const name = input.slice(input.lastIndexOf('/') + 1);
  return /^[^:@]+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@[a-z0-9]+:[0-9a-f]{32,})?$/.test(name) && /[:@]/.test(name)
    ? input
    : new Complaint(
        `${quoted(input)} without a tag`,
        EXPECTED,
        'say which version: what "latest" means changes under a running database',
      );
};

/** An image tag that begins with a version number, such as `8.4`, `16.3-alpine` or `7.0.14-jammy`. */
export const versionTag: Parser<string> = (input) =>
  typeof input === 'string' && /^\d+(\.\d+)*([._-][A-Za-z0-9_.-]+)?$/.test(input) && input.length <= 128
    ? input
    : new Complaint(
        shown(input),
        'the version as an image tag, such as "8.4" or "16-alpine"',
        'say which version you run',
      );
