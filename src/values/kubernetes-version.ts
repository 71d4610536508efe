import { Complaint } from './complaint';
import type { Parser } from './parser';
import { shown } from './wording';

/** The newest Kubernetes that this release knows, as its minor version: 37 for 1.37. */
export const NEWEST_MINOR = 37;

/** The oldest Kubernetes whose rules this release knows. */
export const OLDEST_MINOR = 27;

/** The minor version of a Kubernetes, which people write as `1.36` or `v1.36.2`. */
export const minorVersion: Parser<number> = (input) => {
  const written = typeof input === 'string' ? /^v?1\.(\d{1,3})(\.\d+)?$/.exec(input)?.[1] : undefined;
  const minor = Number(written ?? Number.NaN);
  if (minor >= OLDEST_MINOR && minor <= NEWEST_MINOR) {
    return minor;
  }
  // Without quotes, YAML and JavaScript take 1.30 for 1.3.
  const fix = typeof input === 'number' ? 'write it in quotes, such as' : 'such as';
  return new Complaint(shown(input), `1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}`, `${fix} "1.${NEWEST_MINOR}"`);
};
