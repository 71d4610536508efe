import { DEFAULT_NODE_PORTS, type PortRange } from '../values/port';

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
