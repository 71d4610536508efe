import { KUBE_VIP } from '../../kinds/load-balancers/kube-vip';
import { Complaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { optional, text, yesOrNo } from '../../values/parser';
import { quoted } from '../../values/wording';
import { readerOf, refusal } from '../refusal';
import { annotated, type ProviderPlan } from './provider-plan';
import { claimAddresses, familyObjection, oneOfEachFamily } from './shared-addresses';

const WHERE = 'LoadBalancerProvider.kubeVip';

/** How a load balancer of kube-vip is set up. */
export interface KubeVipOptions {
  /**
   * The very addresses that are asked for (`kube-vip.io/loadbalancerIPs`): one, or one of each family for a dual-stack
   * Service.
   *
   * @default - those that the kube-vip cloud provider, or another one, assigns
   */
  readonly addresses?: string[];

  /**
   * Whether the address is asked of a DHCP server (`kube-vip.io/loadbalancerIPs: 0.0.0.0`). Refused with `addresses`.
   *
   * @default false
   */
  readonly dhcp?: boolean;

  /**
   * The name by which the DHCP server knows the load balancer (`kube-vip.io/loadbalancerHostname`). Refused without `dhcp`.
   *
   * @default - no name
   */
  readonly hostname?: string;

  /**
   * The network interface of the nodes that has the address (`kube-vip.io/serviceInterface`), such as `eth1`.
   *
   * @default - the one that kube-vip was started with
   */
  readonly networkInterface?: string;
}

const readKubeVip = readerOf<KubeVipOptions>()({
  addresses: optional(oneOfEachFamily),
  dhcp: optional(yesOrNo),
  hostname: optional(dnsSubdomain),
  networkInterface: optional(text),
});

/** A load balancer of kube-vip, for clusters on machines of one's own. */
export function kubeVipLb(options: KubeVipOptions): ProviderPlan {
  const read = readKubeVip(WHERE, options);
  if (read.dhcp && read.addresses !== undefined) {
    throw refusal(
      WHERE,
      new Complaint('true beside addresses', 'one of the two', 'leave out dhcp, or leave out addresses', '.dhcp'),
    );
  }
  if (!read.dhcp && read.hostname !== undefined) {
    throw refusal(
      WHERE,
      new Complaint(quoted(read.hostname), 'an address by DHCP, which alone has a name', 'set dhcp: true', '.hostname'),
    );
  }
  return {
    where: WHERE,
    facts: KUBE_VIP,
    annotations: annotated('kube-vip.io/', {
      loadbalancerIPs: read.dhcp ? '0.0.0.0' : read.addresses?.join(','),
      loadbalancerHostname: read.hostname,
      serviceInterface: read.networkInterface,
    }),
    objection: (service) => familyObjection(service, read.addresses ?? [], { where: WHERE, name: 'kube-vip' }),
    claim: (service) => claimAddresses(service, read.addresses ?? []),
  };
}
