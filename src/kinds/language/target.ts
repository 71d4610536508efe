import { Complaint } from '../../values/complaint';
import type { Parser } from '../../values/parser';
import { DEFAULT_NODE_PORTS, type PortRange } from '../../values/port';
import { shown } from '../../values/wording';

/** The cluster that the manifests are meant for. */
export interface Target {
  /** The minor version of Kubernetes: 37 for 1.37. */
  readonly minor: number;
  /** The node ports its API server hands out. */
  readonly nodePorts: PortRange;
}

/** The newest Kubernetes that this release knows. */
export const NEWEST_MINOR = 37;

/** The oldest Kubernetes whose rules this release knows. */
export const OLDEST_MINOR = 27;

/** What is assumed of a cluster nobody describes. */
export const DEFAULT_TARGET: Target = { minor: NEWEST_MINOR, nodePorts: DEFAULT_NODE_PORTS };

/** A cluster by its version, as people write it: `1.36`, `v1.36.2`. */
export const targetOfVersion: Parser<Target> = (input) => {
  const written = typeof input === 'string' ? /^v?1\.(\d{1,3})(\.\d+)?$/.exec(input)?.[1] : undefined;
  const minor = Number(written ?? Number.NaN);
  if (minor >= OLDEST_MINOR && minor <= NEWEST_MINOR) {
    return { ...DEFAULT_TARGET, minor };
  }
  // Without quotes, YAML and JavaScript take 1.30 for 1.3.
  const fix = typeof input === 'number' ? 'write it in quotes, such as' : 'such as';
  return new Complaint(shown(input), `1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}`, `${fix} "1.${NEWEST_MINOR}"`);
};
