import type { IConstruct } from 'constructs';
import type { LoadBalancerFacts } from '../../kinds/load-balancers/load-balancer-facts';
import type { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import type { PortMapping } from '../ports/service-port';
import type { IpFamily, IpFamilyPolicy, TrafficPolicy } from '../service/common-props';

/** What of a Service a provider may have something against. */
export interface BalancedService {
  readonly owner: IConstruct;
  readonly loadBalancerClass?: string;
  readonly allocateNodePorts?: boolean;
  readonly sourceRanges?: readonly string[];
  readonly externalTrafficPolicy?: TrafficPolicy;
  readonly ipFamilies?: readonly IpFamily[];
  readonly ipFamilyPolicy?: IpFamilyPolicy;
  readonly ports: readonly PortMapping[];
  /** The labels of the selected pods, if it selects any. */
  readonly selector?: TextMap;
  /** Whether it asks that each client comes to the same pod again. */
  readonly sticky: boolean;
}

/** What a provider makes of a Service. */
export interface ProviderPlan {
  /** What is known of the load balancer, with these settings. */
  readonly facts: LoadBalancerFacts;

  /** The call that made it, for cures. */
  readonly where: string;

  /** What to do about node ports that are missing, and about affinity that is lost, where its options can help. */
  readonly cures?: { readonly nodePorts: string; readonly affinity: string };

  /** The annotations that its controller reads, whatever the Service. */
  readonly annotations: TextMap;

  /** The class under which its controller takes the Service, where the user names none. */
  readonly loadBalancerClass?: string;

  /** Annotations that follow from the Service. */
  readonly settings?: (service: BalancedService) => TextMap;

  /** An option that writes nothing, as it was given, and the values of annotations that say its opposite. */
  readonly opposed?: { readonly option: string; readonly by: Readonly<Record<string, RegExp>> };

  /** What of the Service contradicts the provider, beside what its facts say. */
  readonly objection?: (service: BalancedService) => Complaint | undefined;

  /** What is legal and will not do what it looks like. */
  readonly doubt?: (service: BalancedService) => Complaint | undefined;

  /** Claims what a cluster has once. */
  readonly claim?: (service: BalancedService) => void;
}

/** Whether a Service has, or may get, addresses of IPv6. */
export function mayBeIpv6({ ipFamilies, ipFamilyPolicy }: BalancedService): boolean {
  return (ipFamilies ?? []).some((family) => family === 'IPv6') || isDualStack({ ipFamilyPolicy });
}

/** Whether a Service is to have addresses of both families, at least where the cluster has both. */
export function isDualStack({ ipFamilyPolicy }: Pick<BalancedService, 'ipFamilyPolicy'>): boolean {
  return ipFamilyPolicy !== undefined && ipFamilyPolicy !== 'SingleStack';
}

/** Settings as annotations; those that nobody gave are left out. */
export function annotated(
  prefix: string,
  settings: Readonly<Record<string, string | number | boolean | undefined>>,
): TextMap {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [[prefix + key, String(value)]])),
  );
}
