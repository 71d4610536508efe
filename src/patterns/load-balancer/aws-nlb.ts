import { attributes, writtenAttributes } from '../../values/attributes';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { oneOf, optional, yesOrNo } from '../../values/parser';
import { qualifiedName } from '../../values/qualified-name';
import { quoted } from '../../values/wording';
import { readProps, refusal } from '../refusal';
import type { BalancedService, ProviderPlan } from './provider-plan';

const WHERE = 'LoadBalancerProvider.awsNlb';
const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer';
const PRESERVE = 'preserve_client_ip.enabled';

/** What an AWS Network Load Balancer sends traffic to. */
export enum NlbTargetType {
  /** The nodes, at the node port of the Service. They keep the address of the client. */
  INSTANCE = 'instance',
  /** The pods themselves, whose addresses must be of the VPC. Node ports are not used. */
  IP = 'ip',
}

/** How an AWS Network Load Balancer is set up. */
export interface AwsNlbOptions {
  /**
   * Whether the load balancer has addresses of the VPC only (`…/aws-load-balancer-scheme`: `internal`) or public ones
   * (`internet-facing`).
   *
   * @default - the controller's own: internal
   */
  readonly internalOnly?: boolean;

  /**
   * What traffic is sent to (`…/aws-load-balancer-nlb-target-type`).
   *
   * @default NlbTargetType.INSTANCE
   */
  readonly targetType?: NlbTargetType;

  /**
   * Whether each zone of the load balancer sends to the targets of all zones (the attribute
   * `load_balancing.cross_zone.enabled` in `…/aws-load-balancer-attributes`).
   *
   * @default - the load balancer's own: false
   */
  readonly crossZone?: boolean;

  /**
   * Further attributes of the target group, such as `deregistration_delay.timeout_seconds`
   * (`…/aws-load-balancer-target-group-attributes`). Refused is `preserve_client_ip.enabled` other than `true`: to keep the
   * address of the client is what this pattern is for.
   *
   * @default - none but what keeps the address of the client
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html#target-group-attributes
   */
  readonly targetGroupAttributes?: { [name: string]: string };

  /**
   * The class under which the controller takes Services (`spec.loadBalancerClass`), where it is not the usual one:
   * `eks.amazonaws.com/nlb` in EKS Auto Mode, or what the controller's flag `--load-balancer-class` says.
   *
   * @default "service.k8s.aws/nlb"
   */
  readonly loadBalancerClass?: string;
}

/** A Network Load Balancer, made by the AWS Load Balancer Controller. */
export function awsNlb(options: AwsNlbOptions): ProviderPlan {
  const read = readProps<AwsNlbOptions>()(WHERE, options, {
    internalOnly: optional(yesOrNo),
    targetType: optional(oneOf(Object.values(NlbTargetType))),
    crossZone: optional(yesOrNo),
    targetGroupAttributes: optional(attributes),
    loadBalancerClass: optional(qualifiedName),
  });
  const targetType = read.targetType ?? NlbTargetType.INSTANCE;
  const targetGroup = keepingClients(targetType, read.targetGroupAttributes ?? {});
  const annotations: Record<string, string> = { [`${PREFIX}-nlb-target-type`]: targetType };
  if (read.internalOnly !== undefined) {
    annotations[`${PREFIX}-scheme`] = read.internalOnly ? 'internal' : 'internet-facing';
  }
  if (read.crossZone !== undefined) {
    annotations[`${PREFIX}-attributes`] = `load_balancing.cross_zone.enabled=${read.crossZone}`;
  }
  if (Object.keys(targetGroup).length > 0) {
    annotations[`${PREFIX}-target-group-attributes`] = writtenAttributes(targetGroup);
  }
  // The class, and not the older annotation aws-load-balancer-type: every other controller leaves a Service of a class
  // alone, and where both are given the annotation counts for nothing.
  const loadBalancerClass = read.loadBalancerClass ?? 'service.k8s.aws/nlb';
  return {
    annotations,
    loadBalancerClass,
    objection: (service) => classObjection(service, loadBalancerClass) ?? nodePortObjection(service, targetType),
  };
}

/** Targets of type instance keep the address of the client by themselves, those of type ip only when told to. */
function keepingClients(targetType: NlbTargetType, given: TextMap): TextMap {
  const preserve = given[PRESERVE];
  if (preserve !== undefined && preserve !== 'true') {
    throw refusal(
      WHERE,
      new Complaint(
        quoted(preserve),
        '"true", for this pattern keeps the address of the client',
        'leave it out, or use StickyService or NodePortService where the address does not matter',
        `.targetGroupAttributes[${quoted(PRESERVE)}]`,
      ),
    );
  }
  return targetType === NlbTargetType.IP ? { [PRESERVE]: 'true', ...given } : given;
}

function classObjection({ loadBalancerClass }: BalancedService, expected: string): Complaint | undefined {
  return loadBalancerClass === undefined || loadBalancerClass === expected
    ? undefined
    : new Complaint(
        quoted(loadBalancerClass),
        `${quoted(expected)}, under which the provider's controller takes the Service`,
        `leave it out, or name the controller's class in ${WHERE}({ loadBalancerClass: … })`,
        '.loadBalancerClass',
      );
}

/** The controller fails on a Service without node ports whose nodes are the targets. */
function nodePortObjection(service: BalancedService, targetType: NlbTargetType): Complaint | undefined {
  const closed = service.ports.find(({ nodePort }) => nodePort === undefined);
  return targetType === NlbTargetType.IP || service.allocateNodePorts !== false || closed === undefined
    ? undefined
    : new Complaint(
        `false, which leaves port ${closed} without a node port`,
        'node ports, through which targets of type instance are reached',
        'set targetType: NlbTargetType.IP, or fix the node ports with onNodePort',
        '.allocateNodePorts',
      );
}
