import { Complaint } from './complaint';
import type { Parser } from './parser';
import { shown } from './wording';

/** An absolute path inside a container where something can be mounted; the API server forbids colons in it. */
export const containerPath: Parser<string> = (input) =>
  typeof input === 'string' && /^\/[^:\p{Cc}]+$/u.test(input) && !hasParentSteps(input)
    ? input
    : new Complaint(
        shown(input),
        'an absolute path inside the container, without ":" and ".."',
        'such as "/var/lib/data"',
      );

/** A path below the root of a volume. */
export const volumeSubPath: Parser<string> = (input) =>
  typeof input === 'string' && /^[^/\p{Cc}][^\p{Cc}]*$/u.test(input) && !hasParentSteps(input)
    ? input
    : new Complaint(shown(input), 'a relative path inside the volume, without ".."', 'such as "data"');

function hasParentSteps(path: string): boolean {
  return path.split('/').includes('..');
}
