import { AWS_NLB } from '../../kinds/load-balancers/aws-nlb';
import { attributes, writtenAttributes } from '../../values/attributes';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { memberOf } from '../../values/member';
import { optional, yesOrNo } from '../../values/parser';
import { qualifiedName } from '../../values/qualified-name';
import { quoted } from '../../values/wording';
import { readerOf } from '../refusal';
import { type NlbTls, nlbTls, tlsAnnotations, tlsComplaint } from './nlb-tls';
import { annotated, type BalancedService, mayBeIpv6, type ProviderPlan } from './provider-plan';

const WHERE = 'LoadBalancerProvider.awsNlb';
const [PREFIX = ''] = AWS_NLB.annotations.prefixes;
const PRESERVE = 'preserve_client_ip.enabled';

/** What an AWS Network Load Balancer sends traffic to. */
export enum NlbTargetType {
  /** The nodes, at the node port of the Service. They keep the address of the client. */
  INSTANCE = 'instance',
  /** The pods themselves, whose addresses must be of the VPC. Node ports and traffic policies of the Service are not used. */
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
   * Whether the load balancer has IPv6 addresses beside those of IPv4 (`…/aws-load-balancer-ip-address-type`). A Service
   * with IPv6 needs them, as all Services of an IPv6 cluster do; the controller refuses it otherwise. Refused is `false` for
   * such a Service.
   *
   * @default - true if the Service says that it has IPv6, else the controller's own: IPv4 alone
   */
  readonly dualStack?: boolean;

  /**
   * Listeners that speak TLS with certificates of AWS (`…/aws-load-balancer-ssl-cert`, `…/aws-load-balancer-ssl-ports`).
   *
   * @default - the load balancer passes on what it receives
   */
  readonly tls?: NlbTls;

  /**
   * Whether a header before each connection tells the pods the address of the client
   * (`…/aws-load-balancer-proxy-protocol: "*"`). The pods must expect it: others take it for a broken request.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean;

  /**
   * Whether each zone of the load balancer sends to the targets of all zones (the attribute
   * `load_balancing.cross_zone.enabled` in `…/aws-load-balancer-attributes`).
   *
   * @default - the load balancer's own: false
   */
  readonly crossZone?: boolean;

  /**
   * Further attributes of the target group, such as `deregistration_delay.timeout_seconds`
   * (`…/aws-load-balancer-target-group-attributes`). Refused is `preserve_client_ip.enabled` other than `true` on a Service
   * with traffic policy Local, which is there to keep the address of the client.
   *
   * @default - none; with policy Local and targets of type ip, what keeps the address of the client
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

const readAwsNlb = readerOf<AwsNlbOptions>()({
  internalOnly: optional(yesOrNo),
  targetType: optional(memberOf({ NlbTargetType })),
  dualStack: optional(yesOrNo),
  tls: optional(nlbTls),
  proxyProtocol: optional(yesOrNo),
  crossZone: optional(yesOrNo),
  targetGroupAttributes: optional(attributes),
  loadBalancerClass: optional(qualifiedName),
});

/** A Network Load Balancer, made by the AWS Load Balancer Controller. */
export function awsNlb(options: AwsNlbOptions): ProviderPlan {
  const read = readAwsNlb(WHERE, options);
  const { tls } = read;
  const targetType = read.targetType ?? NlbTargetType.INSTANCE;
  const given = read.targetGroupAttributes ?? {};
  return {
    where: WHERE,
    cures: {
      nodePorts: 'set targetType: NlbTargetType.IP',
      affinity: 'set targetGroupAttributes: { "stickiness.enabled": "true", "stickiness.type": "source_ip" }',
    },
    facts: {
      ...AWS_NLB,
      needsNodePorts: targetType === NlbTargetType.INSTANCE,
      affinity: given['stickiness.enabled'] === 'true' ? 'kept' : AWS_NLB.affinity,
    },
    annotations: annotated(PREFIX, {
      'nlb-target-type': targetType,
      scheme: read.internalOnly === undefined ? undefined : read.internalOnly ? 'internal' : 'internet-facing',
      'proxy-protocol': read.proxyProtocol ? '*' : undefined,
      attributes: read.crossZone === undefined ? undefined : `load_balancing.cross_zone.enabled=${read.crossZone}`,
    }),
    // The class, and not the older annotation aws-load-balancer-type: every other controller leaves a Service of a class
    // alone, and where both are given the annotation counts for nothing.
    loadBalancerClass: read.loadBalancerClass ?? 'service.k8s.aws/nlb',
    settings: (service) => ({
      ...annotated(PREFIX, {
        'ip-address-type': addressType(service, read.dualStack),
        'target-group-attributes': targetGroup(service, targetType, given),
        'enable-tcp-udp-listener': hasTwoProtocolsAtOnePort(service) || undefined,
      }),
      ...(tls === undefined ? {} : annotated(PREFIX, tlsAnnotations(service, tls))),
    }),
    objection: (service) =>
      clientObjection(service, given[PRESERVE]) ??
      stackObjection(service, read.dualStack) ??
      (tls === undefined ? undefined : tlsComplaint(service, tls)),
  };
}

function addressType(service: BalancedService, dualStack: boolean | undefined): string | undefined {
  const wanted = dualStack ?? (mayBeIpv6(service) || undefined);
  return wanted === undefined ? undefined : wanted ? 'dualstack' : 'ipv4';
}

/** Targets of type instance keep the address of the client by themselves, those of type ip only when told to. */
function targetGroup(service: BalancedService, targetType: NlbTargetType, given: TextMap): string | undefined {
  const keeps = service.externalTrafficPolicy === 'Local' && targetType === NlbTargetType.IP;
  const all = keeps ? { [PRESERVE]: 'true', ...given } : given;
  return Object.keys(all).length === 0 ? undefined : writtenAttributes(all);
}

function hasTwoProtocolsAtOnePort({ ports }: BalancedService): boolean {
  return new Set(ports.map(({ port }) => port)).size < ports.length;
}

function clientObjection(service: BalancedService, preserve: string | undefined): Complaint | undefined {
  return service.externalTrafficPolicy !== 'Local' || preserve === undefined || preserve === 'true'
    ? undefined
    : new Complaint(
        `${PRESERVE}=${preserve}`,
        `${quoted('true')}: traffic policy Local is there to keep the address of the client`,
        'leave it out, or use LoadBalancerService where the address does not matter',
        '.provider',
      );
}

function stackObjection(service: BalancedService, dualStack: boolean | undefined): Complaint | undefined {
  return dualStack !== false || !mayBeIpv6(service)
    ? undefined
    : new Complaint(
        'dualStack: false for a Service with IPv6',
        'a load balancer with addresses of IPv6, without which its controller refuses the Service',
        `leave dualStack out of ${WHERE}, or give the Service IPv4 alone`,
        '.provider',
      );
}
