import { Complaint } from './complaint';
import type { Parser } from './parser';
import { quoted, shown } from './wording';

const EXPECTED = 'an image with a tag or digest, such as "mysql:8.4"';

/** Longer than a registry, a repository of 255 characters, a tag of 128 and a digest. */
const LONGEST = 1024;

/** The longest repository, in characters. */
const LONGEST_REPOSITORY = 255;

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

/** An image tag that begins with a version number, and perhaps the digest of the image, such as `8.4` or `8.4@sha256:…`. */
const VERSION = new RegExp(`^(?<tag>\\d+(?:\\.\\d+)*(?:[._-][A-Za-z0-9_.-]+)?)(?:@${DIGEST})?$`);

/** An image tag that begins with a version number, such as `8.4`, `16.3-alpine` or `7.0.14-jammy`; a digest may follow. */
export const versionTag: Parser<string> = (input) => {
  const tag = typeof input === 'string' && input.length <= LONGEST ? VERSION.exec(input)?.groups?.tag : undefined;
  return tag !== undefined && tag.length <= LONGEST_TAG
    ? (input as string)
    : new Complaint(
        shown(input),
        'the version as an image tag, such as "8.4" or "16-alpine"',
        // As numbers, 8.1 and 8.10 are the same.
        typeof input === 'number' ? 'write it in quotes' : 'say which version you run',
      );
};

/** The host that images are pulled from, and its port. */
export const registryHost: Parser<string> = (input) =>
  typeof input === 'string' && input.length <= LONGEST && new RegExp(`^${REGISTRY}$`).test(`${input}/`) && input !== ''
    ? input
    : new Complaint(
        shown(input),
        'the host of a registry, such as "registry.example.com:5000"',
        'leave out the scheme and the path; what comes behind the host is the repository',
      );

/** The name of an image in its registry, without host and tag. */
export const imageRepository: Parser<string> = (input) =>
  typeof input === 'string' && input.length <= LONGEST_REPOSITORY && new RegExp(`^${REPOSITORY}$`).test(input)
    ? input
    : new Complaint(
        shown(input),
        'a repository in lower case, such as "mirrors/mysql"',
        'leave out the registry and the tag, which have places of their own',
      );

/** The numbers that a version tag begins with, such as 8, 0 and 36. */
export function numbersOf(tag: string): number[] {
  const [leading = ''] = /^\d+(\.\d+)*/.exec(tag) ?? [];
  return leading.split('.').map(Number);
}

/**
 * Whether a version tag means a release before another one. `8.0` is the newest of its series, so only numbers that both
 * have are compared.
 */
export function isBefore(tag: string, release: readonly number[]): boolean {
  const numbers = numbersOf(tag);
  const at = release.findIndex((number, i) => i < numbers.length && numbers[i] !== number);
  return at >= 0 && (numbers[at] ?? 0) < (release[at] ?? 0);
}

/** An image without tag and digest. A colon before the last slash stands before the port of a registry. */
export function untagged(image: string): string {
  const [name = ''] = image.split('@');
  const tag = name.indexOf(':', name.lastIndexOf('/') + 1);
  return tag < 0 ? name : name.slice(0, tag);
}

/** The name of an image of Docker Hub, without what the nodes add by themselves; a copy on another registry keeps its host. */
export function nameOnHub(image: string): string {
  return untagged(image)
    .replace(/^(index\.)?docker\.io\//, '')
    .replace(/^library\//, '');
}
