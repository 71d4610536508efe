import { isComplaint } from '../../values/complaint';
import { minorVersion, NEWEST_MINOR } from '../../values/kubernetes-version';
import type { Parser } from '../../values/parser';
import { DEFAULT_NODE_PORTS, type PortRange } from '../../values/port';

/** The cluster that the manifests are meant for. */
export interface Target {
  /** The minor version of Kubernetes: 37 for 1.37. */
  readonly minor: number;
  /** The node ports its API server hands out. */
  readonly nodePorts: PortRange;
}

/** What is assumed of a cluster nobody describes. */
export const DEFAULT_TARGET: Target = { minor: NEWEST_MINOR, nodePorts: DEFAULT_NODE_PORTS };

/** A cluster by its version, as people write it: `1.36`, `v1.36.2`. */
export const targetOfVersion: Parser<Target> = (input) => {
  const minor = minorVersion(input);
  return isComplaint(minor) ? minor : { ...DEFAULT_TARGET, minor };
};
