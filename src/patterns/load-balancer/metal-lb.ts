import { METAL_LB } from '../../kinds/load-balancers/metal-lb';
import { dnsSubdomain } from '../../values/dns-name';
import { optional, text } from '../../values/parser';
import { readerOf } from '../refusal';
import { annotated, type ProviderPlan } from './provider-plan';
import { claimAddresses, familyObjection, oneOfEachFamily } from './shared-addresses';

const WHERE = 'LoadBalancerProvider.metalLb';

/** How a load balancer of MetalLB is set up. */
export interface MetalLbOptions {
  /**
   * The name of the IPAddressPool that the address is taken from (`metallb.io/address-pool`).
   *
   * @default - any pool that assigns addresses by itself
   */
  readonly addressPool?: string;

  /**
   * The very addresses that are asked for (`metallb.io/loadBalancerIPs`): one, or one of each family for a dual-stack
   * Service. With `addressPool`, they must be of that pool. Refused is an address that another Service of the cluster wants
   * as well, unless the two may share it.
   *
   * @default - MetalLB chooses
   */
  readonly addresses?: string[];

  /**
   * A text that Services have in common which may share one address (`metallb.io/allow-shared-ip`). They must use different
   * ports, and either have policy Cluster both or select the same pods. To be sure that they do share, give them the same
   * `addresses`.
   *
   * @default - the address is not shared
   */
  readonly sharingKey?: string;
}

const readMetalLb = readerOf<MetalLbOptions>()({
  addressPool: optional(dnsSubdomain),
  addresses: optional(oneOfEachFamily),
  sharingKey: optional(text),
});

/** A load balancer of MetalLB, for clusters on machines of one's own. */
export function metalLb(options: MetalLbOptions): ProviderPlan {
  const read = readMetalLb(WHERE, options);
  const { addresses = [], sharingKey } = read;
  return {
    where: WHERE,
    facts: METAL_LB,
    annotations: annotated('metallb.io/', {
      'address-pool': read.addressPool,
      loadBalancerIPs: read.addresses?.join(','),
      'allow-shared-ip': sharingKey,
    }),
    objection: (service) => familyObjection(service, addresses, { where: WHERE, name: 'MetalLB' }),
    claim: (service) => claimAddresses(service, addresses, sharingKey),
  };
}
