import type { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import type { PortMapping } from '../ports/service-port';
import type { IpFamilyPolicy } from '../service/common-props';

/** What of a Service a provider may have something against. */
export interface BalancedService {
  readonly loadBalancerClass?: string;
  readonly allocateNodePorts?: boolean;
  readonly ipFamilyPolicy?: IpFamilyPolicy;
  readonly ports: readonly PortMapping[];
}

/** What a provider makes of a Service. */
export interface ProviderPlan {
  /** The annotations that its controller reads. */
  readonly annotations: TextMap;

  /** The class under which its controller takes the Service, where the user names none. */
  readonly loadBalancerClass?: string;

  /** What of the Service contradicts the provider. */
  objection(service: BalancedService): Complaint | undefined;
}
