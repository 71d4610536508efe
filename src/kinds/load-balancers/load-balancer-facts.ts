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

/** All that Services forward. */
export const ALL_PROTOCOLS: readonly ProtocolName[] = ['TCP', 'UDP', 'SCTP'];

/** A load balancer whose annotations are known. */
export interface KnownLoadBalancer extends LoadBalancerFacts {
  readonly annotations: AnnotationTable;
}
