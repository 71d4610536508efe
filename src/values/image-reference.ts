import { Complaint } from './complaint';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

const EXPECTED = 'an image with a tag or digest, such as "mysql:8.4"';

/** Longer than a registry, a repository of 255 characters, a tag of 128 and a digest. */
const LONGEST = 1024;

/** The longest tag, in characters. */
const LONGEST_TAG = 128;

const REGISTRY = String.raw`(?:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d+)?/)?`;
const REPOSITORY = '(?:[a-z0-9._-]+/)*[a-z0-9._-]+';
const TAG = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9+._-]*:[0-9A-Fa-f]{32,}';
const IMAGE = new RegExp(`^${REGISTRY}${REPOSITORY}(?<tag>:${TAG})?(?<digest>@${DIGEST})?$`);

/** A container image that says which version it is: with a tag, a digest, or both. */
export const pinnedImage: Parser<string> = (input) => {
  if (typeof input !== 'string') {
    return new Complaint(shown(input), EXPECTED, 'write it as a text');
  }
  const parts = input.length <= LONGEST ? IMAGE.exec(input)?.groups : undefined;
  if (parts === undefined) {
    return new Complaint(shown(input), EXPECTED, 'write registry/name:tag, the name in lower case and without blanks');
  }
  return parts.tag === undefined && parts.digest === undefined
    ? new Complaint(
        `${quoted(input)} without a tag`,
        EXPECTED,
        'say which version: what "latest" means changes under a running database',
      )
    : input;
};

/** An image tag that begins with a version number, such as `8.4`, `16.3-alpine` or `7.0.14-jammy`. */
export const versionTag: Parser<string> = (input) =>
  typeof input === 'string' && input.length <= LONGEST_TAG && /^\d+(\.\d+)*([._-][A-Za-z0-9_.-]+)?$/.test(input)
    ? input
    : new Complaint(
        shown(input),
        'the version as an image tag, such as "8.4" or "16-alpine"',
        // As numbers, 8.1 and 8.10 are the same.
        typeof input === 'number' ? 'write it in quotes' : 'say which version you run',
      );
