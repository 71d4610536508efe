import { Protocol } from 'cdk8s-plus-27';
import { Complaint, isComplaint } from '../../values/complaint';
import { annotations } from '../../values/labels';
import { memberOf } from '../../values/member';
import { listOf, optional, type Parser, text, yesOrNo } from '../../values/parser';
import { PROTOCOLS } from '../../values/port';
import { qualifiedName } from '../../values/qualified-name';
import { repeatedAt } from '../../values/repeated';
import { readerOf } from '../refusal';
import type { ProviderPlan } from './provider-plan';

const WHERE = 'LoadBalancerProvider.custom';

/** A load balancer that this library does not know: what it reads, and what it can do. */
export interface CustomProviderOptions {
  /**
   * As sentences call it, such as `the load balancer of our racks`.
   *
   * @default "the load balancer"
   */
  readonly name?: string;

  /**
   * The annotations that its controller reads. They go out as they are given.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * The class under which its controller takes Services (`spec.loadBalancerClass`), `name` or `example.com/name`. Services
   * may then say no other.
   *
   * @default - any that a Service says
   */
  readonly loadBalancerClass?: string;

  /**
   * Whether it reaches the pods through node ports, so that it fails without them.
   *
   * @default false - nothing is refused
   */
  readonly needsNodePorts?: boolean;

  /**
   * The protocols that it forwards, at least one, each once.
   *
   * @default - TCP, UDP and SCTP: nothing is refused
   */
  readonly protocols?: Protocol[];

  /**
   * Whether one Service may have ports of several protocols.
   *
   * @default true
   */
  readonly mixesProtocols?: boolean;

  /**
   * Whether `sourceRanges` of a Service keep other clients away.
   *
   * @default true
   */
  readonly admitsByRange?: boolean;

  /**
   * Whether it sends all connections of one client to one node if the Service asks for session affinity. `false` makes
   * `StickyService` warn, whatever its traffic policy.
   *
   * @default - unknown: StickyService warns with traffic policy Cluster alone
   */
  readonly keepsClientsTogether?: boolean;
}

const protocols: Parser<Protocol[]> = (input) => {
  const parsed = listOf(memberOf({ Protocol }), 'protocols', { min: 1 })(input);
  const repeated = isComplaint(parsed) ? undefined : repeatedAt(parsed);
  return isComplaint(parsed) || repeated === undefined
    ? parsed
    : new Complaint(`${parsed[repeated]} twice`, 'each protocol once', 'leave one out', `[${repeated}]`);
};

const readCustom = readerOf<CustomProviderOptions>()({
  name: optional(text),
  annotations: optional(annotations),
  loadBalancerClass: optional(qualifiedName),
  needsNodePorts: optional(yesOrNo),
  protocols: optional(protocols),
  mixesProtocols: optional(yesOrNo),
  admitsByRange: optional(yesOrNo),
  keepsClientsTogether: optional(yesOrNo),
});

/** A load balancer of whoever uses this library. */
export function customProvider(options: CustomProviderOptions): ProviderPlan {
  const read = readCustom(WHERE, options);
  const { name = 'the load balancer', keepsClientsTogether: keeps } = read;
  return {
    where: WHERE,
    facts: {
      name,
      needsNodePorts: read.needsNodePorts ?? false,
      protocols: read.protocols ?? PROTOCOLS,
      mixes: read.mixesProtocols === false ? 'no' : 'at one port',
      admitsByRange: read.admitsByRange ?? true,
      affinity: keeps === undefined ? 'unknown' : keeps ? 'kept' : 'lost',
    },
    annotations: read.annotations ?? {},
    loadBalancerClass: read.loadBalancerClass,
  };
}
