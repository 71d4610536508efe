import type { ProtocolName } from '../../values/port';
import type { AnnotationTable } from '../annotations/annotation-fact';

/** What is known of one kind of load balancer that makes Services of type LoadBalancer reachable. */
export interface LoadBalancerFacts {
  /** As a sentence calls it. */
  readonly name: string;

  /**
   * Who reads which annotations of the Service; the table names its source, which holds for the other facts as well.
   * Undefined for a load balancer that somebody else knows.
   */
  readonly annotations?: AnnotationTable;

  /** The load balancer classes it answers to, and no others; none, if it leaves every Service of a class alone. Undefined if it can be told any. */
  readonly classes?: readonly string[];

  /** The class that it answers to until somebody tells it another. */
  readonly usualClass?: string;

  /** Whether it reaches the pods through node ports, so that it fails without them, or needs none of them. */
  readonly needsNodePorts: boolean;

  /** The protocols it forwards. */
  readonly protocols: readonly ProtocolName[];

  /** Whether one Service may have several protocols, perhaps at one port number. */
  readonly mixes: 'no' | 'at different ports' | 'at one port';

  /** Whether `loadBalancerSourceRanges` keeps anybody out, in the load balancer or on the nodes behind it. */
  readonly admitsByRange: boolean;

  /**
   * Where connections of one client arrive when the Service asks for session affinity: at one node (`kept`), at any of
   * them (`lost`), or as the network around the cluster has it (`unknown`).
   */
  readonly affinity: 'kept' | 'lost' | 'unknown';
}

/** A load balancer whose annotations are known. */
export interface KnownLoadBalancer extends LoadBalancerFacts {
  readonly annotations: AnnotationTable;
  /**
   * Whether it is asked for by a Service of another type than LoadBalancer, by its annotations. Undefined where that is not known
   * for certain.
   */
  readonly isAskedByOtherTypes?: (annotations: ReadonlyMap<string, string>) => boolean;
  /** The annotation that says where it sends connections, and its values for node ports and for pods. */
  readonly targetsBy?: { readonly key: string; readonly nodePorts: string; readonly pods: string };
  /**
   * How it is told what to ask nodes for: what those annotations begin with and hold, and the one with a path. Without them
   * it asks for "/" at a port of HTTP.
   */
  readonly healthProbes?: { readonly prefix: string; readonly holding: string; readonly path: string };
  /** The annotations by which it begins each connection with a line of the PROXY protocol, and the values that ask for it. */
  readonly sendsProxyBy?: readonly { readonly key: string; readonly values: RegExp }[];
}
